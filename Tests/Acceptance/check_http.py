#!/usr/bin/env python3
"""Checks what requests get, with the linter of HTTP answers httplint and with rules of our own.

    check_http.py [--list]

The samples are imported and served. Every kind of answer is asked for and linted: nothing bad may be found. Then what
two answers owe each other is compared: HEAD and GET, 304 and 200, gzip and identity, and which of two conditions wins.
--list shows all that httplint says of each answer. Needs httplint (PyPI). PROGRAM and PORT name the program and the
port.
"""
import argparse
import gzip
import json
import re
import sys
import time

# No __pycache__ beside the sources.
sys.dont_write_bytecode = True
import acceptance

acceptance.need("httplint")
from httplint import HttpRequestLinter, HttpResponseLinter
from httplint.note import levels

FEED = "/feeds/all.atom"
P = "/feeds/all"
READERS = {
    "newsboat": "*/*",
    "feedparser": "application/atom+xml,application/rdf+xml,application/rss+xml,application/x-netcdf,application/xml;q=0.9,text/xml;q=0.2,*/*;q=0.1",
    "Firefox": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
    "Chrome": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7",
    "miniflux": "application/xml,application/atom+xml,application/rss+xml,application/rdf+xml,application/feed+json,text/html,*/*;q=0.9",
    "FreshRSS": "application/atom+xml, application/rss+xml, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.7",
    "Feedbin": "application/rss+xml, application/atom+xml, application/feed+json;q=0.9, application/json;q=0.8, text/html;q=0.5",
    "a JSON Feed client": "application/feed+json, application/json;q=0.9",
}


def lint(answer, target, method, fields):
    """What httplint finds in an answer: pairs of level and sentence."""
    request = HttpRequestLinter()
    request.process_request_topline(method.encode(), target.encode(), b"HTTP/1.1")
    request.process_headers([(b"Host", b"127.0.0.1")] + [(k.replace("_", "-").encode(), v.encode()) for k, v in fields.items()])
    request.finish_content(True)
    linter = HttpResponseLinter(start_time=time.time())
    linter.request = request
    linter.is_head_response = method == "HEAD"
    linter.base_uri = "http://127.0.0.1" + target
    linter.process_response_topline(answer.version.encode(), str(answer.status).encode(), answer.reason.encode())
    linter.process_headers([(name.encode(), value.encode()) for name, value in answer.fields])
    linter.feed_content(answer.content)
    linter.finish_content(True)
    return [(note.level, f"{note.summary}") for note in linter.notes]


def kinds(server):
    """Every kind of answer: label, target, method, fields, the status that it is to have."""
    tags = {coding: server.ask(FEED, Accept_Encoding=coding).field("ETag") for coding in ("identity", "gzip")}
    yield "200 identity", FEED, "GET", {}, 200
    yield "200 gzip", FEED, "GET", {"Accept_Encoding": "gzip"}, 200
    yield "200 RSS", "/feeds/all.rss", "GET", {"Accept_Encoding": "gzip, deflate, br"}, 200
    yield "200 JSON", "/feeds/all.json", "GET", {"Accept_Encoding": "gzip"}, 200
    yield "200 of a Chinese path", "/feeds/author/%E9%99%86%E6%B2%81%E6%96%87.rss", "GET", {}, 200
    yield "304 identity", FEED, "GET", {"If_None_Match": tags["identity"]}, 304
    yield "304 gzip", FEED, "GET", {"If_None_Match": tags["gzip"], "Accept_Encoding": "gzip"}, 304
    yield "304 HEAD", FEED, "HEAD", {"If_None_Match": tags["identity"]}, 304
    yield "HEAD", FEED, "HEAD", {}, 200
    yield "HEAD gzip", FEED, "HEAD", {"Accept_Encoding": "gzip"}, 200
    for reader, accept in READERS.items():
        yield f"P for {reader}", P, "GET", {"Accept": accept, "Accept_Encoding": "gzip"}, 200
    yield "P for anyone", P, "GET", {}, 200
    yield "P, HEAD", P, "HEAD", {"Accept": "application/atom+xml"}, 200
    yield "?format=json", P + "?format=json", "GET", {}, 200
    yield "?format=pdf", P + "?format=pdf", "GET", {}, None
    yield "a query that busts caches", FEED + "?1763812345", "GET", {}, 200
    yield "sitemap", "/sitemap.xml", "GET", {"Accept_Encoding": "gzip"}, 200
    yield "sitemap of news", "/sitemap-news.xml", "GET", {}, 200
    yield "OPML", "/feeds.opml", "GET", {"Accept_Encoding": "gzip"}, 200
    yield "the list", "/", "GET", {"Accept_Encoding": "gzip"}, 200
    yield "healthz", "/healthz", "GET", {}, 200
    yield "readyz", "/readyz", "GET", {}, 200
    yield "HEAD of readyz", "/readyz", "HEAD", {}, 200
    yield "301", "/feed/", "GET", {}, 301
    yield "301 by a template", "/category/mobile/feed/", "GET", {}, 301
    yield "301 HEAD", "/feed/", "HEAD", {}, 301
    yield "400, NUL", "/feeds/%00", "GET", {}, 400
    yield "404", "/nothing/here", "GET", {}, 404
    yield "404 HEAD", "/nothing/here", "HEAD", {}, 404
    yield "404, //", "//feeds/all.rss", "GET", {}, 404
    yield "404, dots", "/feeds/%2e%2e/all.rss", "GET", {}, 404
    yield "405", FEED, "POST", {"Content_Length": "0"}, 405
    yield "405 DELETE", P, "DELETE", {}, 405
    yield "405 of an unknown method", FEED, "FROB", {}, 405
    yield "OPTIONS", FEED, "OPTIONS", {}, None
    yield "406 by media type", P, "GET", {"Accept": "image/png"}, 406
    yield "406 by coding", FEED, "GET", {"Accept_Encoding": "identity;q=0, br"}, 406
    yield "406 HEAD", P, "HEAD", {"Accept": "image/png"}, 406
    yield "410", "/feeds/beta", "GET", {}, 410
    yield "413", FEED, "POST", {"Content_Length": "10000000"}, 413
    yield "414", "/" + "a" * 9000, "GET", {}, 414
    yield "431", FEED, "GET", {"X_Padding": "a" * 17000}, 431
    yield "405 CONNECT", "example.com:443", "CONNECT", {}, 405


def bad(answer, target, method, fields):
    """What httplint holds to be bad in an answer."""
    return [sentence for level, sentence in lint(answer, target, method, fields) if level is levels.BAD]


def lint_all(checks, server, is_listing):
    for label, target, method, fields, status in kinds(server):
        answer = server.ask(target, method=method, **fields)
        notes = lint(answer, target, method, fields)
        # Of a 414 it says that the address is too long: that is no fault of the answer.
        problems = [s for level, s in notes if level is levels.BAD and not (status == 414 and "accept a URI this long" in s)]
        if status not in (None, answer.status):
            problems.insert(0, f"{answer.status} {answer.reason}, not {status}")
        if method == "HEAD" and answer.content:
            problems.append("HEAD has content")
        checks(f"httplint finds nothing bad: {label} ({answer.status})", problems)
        if is_listing:
            for level, sentence in notes:
                print(f"        {level.value:8} {sentence}")


def owed(answer, name, value):
    if answer.field(name) != value:
        yield f"{name} is {answer.field(name)}, not {value}"


def compare(checks, server):
    identity, gzipped = (server.ask(FEED, Accept_Encoding=coding) for coding in ("identity", "gzip"))
    tags = identity.field("ETag"), gzipped.field("ETag")
    strong = all(tag and tag.startswith('"') for tag in tags) and tags[0] != tags[1]
    checks("identity and gzip have strong tags, different ones", [] if strong else [tags])
    checks("gzip unpacks to identity", [] if gzip.decompress(gzipped.content) == identity.content else ["it differs"])

    rows = [
        ("no Accept-Encoding", {}, None), ("gzip;q=0", {"Accept_Encoding": "gzip;q=0"}, None),
        ("*;q=0, identity", {"Accept_Encoding": "*;q=0, identity"}, None), ("*", {"Accept_Encoding": "*"}, "gzip"),
        ("gzip;q=0.1, identity;q=0.5", {"Accept_Encoding": "gzip;q=0.1, identity;q=0.5"}, None),
        ("x-gzip", {"Accept_Encoding": "x-gzip"}, "gzip"),
    ]
    for label, fields, coding in rows:
        checks(f"Accept-Encoding: {label} gets {coding or 'identity'}", owed(server.ask(FEED, **fields), "Content-Encoding", coding))

    for label, fields, full in (("identity", {}, identity), ("gzip", {"Accept_Encoding": "gzip"}, gzipped)):
        head = server.ask(FEED, method="HEAD", **fields)
        without_date = [[f for f in a.fields if f[0].lower() != "date"] for a in (head, full)]
        checks(f"HEAD has the fields of GET, {label}", [] if without_date[0] == without_date[1] else without_date)
        unchanged = server.ask(FEED, If_None_Match=full.field("ETag"), **fields)
        problems = [] if unchanged.status == 304 and not unchanged.content else [unchanged.status]
        for name in ("ETag", "Cache-Control", "Vary", "Content-Location", "Access-Control-Allow-Origin"):
            problems += owed(unchanged, name, full.field(name))
        checks(f"304 repeats ETag, Cache-Control, Vary and Date, {label}", problems + ([] if unchanged.field("Date") else ["no Date"]))

    negotiated = server.ask(P, Accept="application/atom+xml")
    unchanged = server.ask(P, Accept="application/atom+xml", If_None_Match=negotiated.field("ETag"))
    problems = [] if unchanged.status == 304 else [unchanged.status]
    for name in ("ETag", "Cache-Control", "Vary", "Content-Location"):
        problems += owed(unchanged, name, negotiated.field(name))
    checks("304 at P repeats Content-Location", problems)
    checks("P varies by Accept and Accept-Encoding", owed(negotiated, "Vary", "Accept, Accept-Encoding"))

    modified = identity.field("Last-Modified")
    rows = [
        ("the tag, an old date", {"If_None_Match": tags[0], "If_Modified_Since": "Thu, 01 Jan 2004 00:00:00 GMT"}, 304),
        ("another tag, the date", {"If_None_Match": '"other"', "If_Modified_Since": modified}, 200),
        ("the date", {"If_Modified_Since": modified}, 304),
        ("an old date", {"If_Modified_Since": "Thu, 01 Jan 2004 00:00:00 GMT"}, 200),
        ("a weakened tag in a list", {"If_None_Match": f'"other", W/{tags[0]}'}, 304), ("*", {"If_None_Match": "*"}, 304),
        ("the tag of gzip, no coding accepted", {"If_None_Match": tags[1]}, 200),
    ]
    for label, fields, status in rows:
        seen = server.ask(FEED, **fields).status
        checks(f"conditions: {label}: {status}", [] if seen == status else [seen])

    expected = {"newsboat": "rss", "feedparser": None, "Firefox": "rss", "Chrome": "rss", "a JSON Feed client": "json"}
    for reader, extension in expected.items():
        seen = server.ask(P, Accept=READERS[reader]).field("Content-Location") or ""
        label = extension or "rss or atom"
        checks(f"at P {reader} gets {label}", [] if seen.rpartition(".")[2] in (label, *label.split(" or ")) else [seen])
    for extension in ("rss", "atom", "json"):
        seen = server.ask(f"{P}?format={extension}").content
        checks(f"?format={extension} is P.{extension}", [] if seen == server.ask(f"{P}.{extension}").content else ["differs"])

    refused = server.ask(FEED, method="FROB")
    checks("an unknown method is told what is allowed", owed(refused, "Allow", "GET, HEAD, OPTIONS"))
    for label, data in (("no method", b" / HTTP/1.1\r\nHost: a\r\n\r\n"), ("a colon in it", b"G:T / HTTP/1.1\r\nHost: a\r\n\r\n")):
        status = server.send(data).status
        checks(f"a malformed method gets 400: {label}", [] if status == 400 else [status])


def deltas(checks, server):
    """What a reader gets who sends A-IM: feed, after an article came and another was taken down."""
    forms = ("rss", "atom", "json")
    before = {form: server.ask(f"{P}.{form}") for form in forms}
    taken = re.search(r"<id>(tag:[^<]*:article/[^<]*)</id>", before["atom"].content.decode()).group(1)
    article = {"id": "tag:news.example.com,2021:article/new", "title": "新 & new", "content_text": "What is new."}
    (server.folder / "new.jsonl").write_text(json.dumps(article) + "\n")
    server.run("import", server.folder / "new.jsonl")
    server.run("articles withdraw", taken)
    deadline = time.monotonic() + 30
    while taken.encode() in server.ask(f"{P}.rss").content and time.monotonic() < deadline:
        time.sleep(0.1)
    # Last-Modified is kept back for two seconds.
    time.sleep(3)
    for form in forms:
        target = f"{P}.{form}"
        for coding in ("identity", "gzip"):
            whole = server.ask(target, Accept_Encoding=coding)
            fields = {"A_IM": "feed", "If_None_Match": before[form].field("ETag"), "Accept_Encoding": coding}
            label = f"226 {form} {coding}"
            answer = server.ask(target, **fields)
            checks(f"httplint finds nothing bad: {label} ({answer.status})", bad(answer, target, "GET", fields))
            problems = [] if answer.status == 226 else [answer.status]
            problems += [*owed(answer, "IM", "feed"), *owed(answer, "Cache-Control", "no-store")]
            problems += owed(answer, "Delta-Base", before[form].field("ETag"))
            for name in ("ETag", "Last-Modified", "Content-Type", "Content-Encoding", "Vary"):
                problems += owed(answer, name, whole.field(name))
            checks(f"{label} has the fields of the 200, and its own", problems)
            head = server.ask(target, method="HEAD", **fields)
            fields_of = [[f for f in a.fields if f[0].lower() != "date"] for a in (head, answer)]
            checks(f"{label}: HEAD has its fields", [] if fields_of[0] == fields_of[1] else fields_of)
            content = gzip.decompress(answer.content) if coding == "gzip" else answer.content
            entries = len(re.findall(rb"<item>|<entry|\n\{\"id\"", content))
            problems = [] if entries == 1 and b"article/new" in content else [f"{entries} entries"]
            if (b"<at:deleted-entry" in content and taken.encode() in content) != (form == "atom"):
                problems.append("tombstones")
            checks(f"{label} holds what is new, {len(content)} of {len(before[form].content)} bytes", problems)
    unknown = server.ask(FEED, A_IM="feed", If_None_Match='"other"')
    checks("A-IM with an unknown tag gets the whole", [] if unknown.status == 200 else [unknown.status])
    latest = server.ask(FEED, A_IM="feed", If_None_Match=unknown.field("ETag"))
    checks("A-IM with the latest tag gets a 304", [] if latest.status == 304 else [latest.status])


def refusals(checks, server):
    """What a reader gets that asks for the whole of a feed again and again, where that is refused."""
    tag = None
    for _ in range(3):
        tag = server.ask(FEED, User_Agent="greedy").field("ETag") or tag
    for method in ("GET", "HEAD"):
        answer = server.ask(FEED, method=method, User_Agent="greedy")
        problems = [] if answer.status == 429 or method == "HEAD" else [answer.status]
        problems += owed(answer, "Cache-Control", "no-store") if answer.status == 429 else []
        if answer.status == 429 and not (answer.field("Retry-After") or "").isdigit():
            problems.append(f"Retry-After is {answer.field('Retry-After')}")
        problems += bad(answer, FEED, method, {"User_Agent": "greedy"})
        checks(f"{method} once too often, by what httplint and Retry-After say ({answer.status})", problems)
    seen = server.ask(FEED, User_Agent="greedy", If_None_Match=tag).status
    checks("who sends a validator is answered all the same", [] if seen == 304 else [seen])
    seen = server.ask(FEED, User_Agent="modest").status
    checks("and so is another reader", [] if seen == 200 else [seen])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", action="store_true")
    arguments = parser.parse_args()
    checks = acceptance.Checks()
    root = acceptance.ROOT
    with acceptance.serving(root / "feeds.example.json", root / "Samples/articles.json") as server:
        # Last-Modified is kept back for two seconds.
        time.sleep(3)
        lint_all(checks, server, arguments.list)
        compare(checks, server)
        deltas(checks, server)

    def refuse(configuration):
        configuration["etiquette"] = {"refuse": True, "unconditionalPerDay": 3}

    with acceptance.serving(root / "feeds.example.json", root / "Samples/articles.json", refuse) as server:
        refusals(checks, server)
    checks.end()


main()
