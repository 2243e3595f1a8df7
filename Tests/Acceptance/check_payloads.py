#!/usr/bin/env python3
"""Imports hostile strings as articles, generates the feeds and looks at what is left of them.

    check_payloads.py PROGRAM --payloads FILE --titles FILE

FILE of --payloads has an attack in HTML on each line: each becomes the content of an article. In every feed, of every
format, content and summary are parsed as HTML: no element that runs or embeds anything, no event attribute, no URL of
a scheme that runs anything. FILE of --titles is a JSON array of strings: each becomes a title, and comes back equal
from every feed, but for the characters that XML 1.0 forbids. Needs html5lib (PyPI). Exits 1 after a failure.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import html5lib

CHUNK = 1000
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
ACTIVE = {"script", "style", "iframe", "frame", "frameset", "object", "embed", "applet", "base", "meta", "link", "form",
          "input", "button", "textarea", "select", "svg", "math", "template", "noscript", "xml", "title", "portal"}
DANGEROUS = re.compile(r"(java|vb|live)script:|^data:(?!image/)|expression\(|-moz-binding", re.I)
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
CONFIGURATION = {
    "site": {"url": "https://news.example.com/", "title": {"en": "Hostile"}, "language": "en",
             "idAuthority": "news.example.com,2021", "defaultTaxonomy": "headline"},
    "store": "sqlite:articles.sqlite",
    "taxonomies": {"headline": {"categories": []}},
    "feeds": [{"path": "/all", "limit": CHUNK}, {"path": "/brief", "limit": CHUNK, "content": "summary"}],
}


def published(program, items):
    """Imports items into a store of their own and reads the feeds: format, id, title, every text that is HTML."""
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        (work / "feeds.json").write_text(json.dumps(CONFIGURATION))
        (work / "items.jsonl").write_bytes(b"".join(json.dumps(item).encode() + b"\n" for item in items))
        configuration = ["--config", work / "feeds.json"]
        done = subprocess.run([program, "import", *configuration, work / "items.jsonl"], capture_output=True, text=True)
        if done.returncode not in (0, 1):
            raise SystemExit(f"import: exit code {done.returncode}: {done.stderr[-500:]}")
        subprocess.run([program, "generate", *configuration, "--output", work / "site"], check=True, capture_output=True)
        for file in sorted((work / "site").glob("*.*")):
            reader = {".rss": rss, ".atom": atom, ".json": json_feed}.get(file.suffix)
            if reader and file.name != "manifest.json":
                yield from ((file.name, *entry) for entry in reader(file.read_bytes()))


def rss(document):
    for item in ElementTree.fromstring(document).iter("item"):
        yield item.findtext("guid"), item.findtext("title"), [item.findtext("description"), item.findtext(CONTENT)]


def atom(document):
    for entry in ElementTree.fromstring(document).iter(ATOM + "entry"):
        texts = [entry.find(ATOM + name) for name in ("title", "summary", "content")]
        markup = [text.text for text in texts if text is not None and text.get("type") == "html"]
        if any(text is not None and text.get("type") == "xhtml" for text in texts):
            raise SystemExit("XHTML in Atom is not looked at here")
        yield entry.findtext(ATOM + "id"), entry.findtext(ATOM + "title"), markup


def json_feed(document):
    for item in json.loads(document)["items"]:
        yield item["id"], item.get("title"), [item.get("content_html")]


def faults(markup):
    """What can still do harm in a piece of HTML."""
    for element in html5lib.parseFragment(markup, namespaceHTMLElements=False).iter():
        if not isinstance(element.tag, str):
            continue
        name = element.tag.rpartition("}")[2].lower()
        if name in ACTIVE:
            yield f"<{name}>"
        for key, value in element.attrib.items():
            key = str(key).rpartition("}")[2].lower()
            if key.startswith("on"):
                yield f"attribute {key}"
            if key in ("style", "srcdoc", "formaction", "ping"):
                yield f"attribute {key}"
            if DANGEROUS.search(re.sub(r"[\x00-\x20\x7f-\x9f]", "", value)):
                yield f"{key}={value[:60]!r}"


def check_payloads(program, payloads):
    failures = seen = documents = 0
    for start in range(0, len(payloads), CHUNK):
        items = [{"id": f"payload/{number}", "title": f"Payload {number}", "content_html": payload,
                  "date_published": "2026-06-01T08:00:00Z"}
                 for number, payload in enumerate(payloads[start:start + CHUNK], start)]
        names = {}
        for document, identifier, _, texts in published(program, items):
            names[document] = names.get(document, 0) + 1
            for text in filter(None, texts):
                for fault in faults(text):
                    failures += 1
                    print(f"FAIL  {document}: {identifier}: {fault} in {text[:200]!r}")
        seen += min(names.values())
        documents += len(names)
        if set(names.values()) != {len(items)}:
            failures += 1
            print(f"FAIL  not every article is in every feed: {names}, of {len(items)}")
    print(f"{len(payloads)} payloads: {seen} articles in {documents} documents, {failures} failures")
    return failures


def check_titles(program, titles):
    wanted = {}
    for number, title in enumerate(titles):
        text = ILLEGAL.sub("", title)
        if text.strip("\t\n\r "):
            wanted[f"title/{number}"] = (title, text)
    items = [{"id": identifier, "title": title, "content_text": "Text.", "date_published": "2026-06-01T08:00:00Z"}
             for identifier, (title, _) in wanted.items()]
    failures = seen = 0
    for document, identifier, title, _ in published(program, items):
        seen += 1
        number = next((key for key in (identifier, identifier.rpartition(":")[2]) if key in wanted), None)
        if number is None or wanted[number][1] != title:
            failures += 1
            print(f"FAIL  {document}: {identifier}: {title!r}, not {wanted.get(number)!r}")
    if seen != 6 * len(items):
        failures += 1
        print(f"FAIL  {seen} entries, not {6 * len(items)}")
    print(f"{len(titles)} titles, {len(items)} of them not blank: {failures} failures")
    return failures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--payloads", type=pathlib.Path)
    parser.add_argument("--titles", type=pathlib.Path)
    options = parser.parse_args()
    program = options.program.resolve()
    failures = 0
    if options.payloads:
        lines = options.payloads.read_bytes().decode("utf-8", "replace").split("\n")
        failures += check_payloads(program, [line for line in lines if line])
    if options.titles:
        failures += check_titles(program, json.loads(options.titles.read_text()))
    sys.exit(1 if failures else 0)


main()
