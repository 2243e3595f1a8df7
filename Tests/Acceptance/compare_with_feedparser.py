#!/usr/bin/env python3
"""Compares what FeedReader takes from a folder of feeds with what Python's feedparser reads.

    compare_with_feedparser.py FOLDER DUMP [--list] [--least PERCENT]

FOLDER holds the feeds (*.xml, below it too); DUMP is the command that prints one feed as JSON (the target FeedDump).
Well-formed RSS and Atom is compared: how many entries, and of each its id, title, link, date and the text of its
content, and the feed's own title. CDF is passed over, and so are files that feedparser finds ill-formed (bozo) unless
the reader takes them. Needs feedparser (PyPI). Exits 1 when fewer files agree than the percentage asked for.

Where the two differ on feedparser's own well-formed files, and why the reader stays as it is:
- atom10/entry_id*, base/http_entry_id_base_docuri, node_precedence/atom10_id: feedparser makes a link of an Atom id;
  an id is compared, not followed (RFC 4287 section 4.2.6).
- atom10/entry_link_no_href_link_priority, node_precedence/*, rss/item_category_image: feedparser takes text from
  elements that are no children of the entry, or the enclosure for the page, against what the file says it expects.
- atom/entry_updated_multiple_values: of two dates, of which RFC 4287 allows one, the reader takes the first.
- rss/item_guid_isPermaLink_ValueError: the id is kept as it is spelled, URL or not.
- sanitize/*_crazy: the reader hands over markup as it came; the sanitizer is another step.
- encoding/bozo_double-encoded-html, demoronize-1: feedparser repairs text that was decoded wrongly before.
"""
import argparse
import calendar
import html
import json
import pathlib
import re
import resource
import subprocess
import sys
import time

import feedparser


def plain(markup):
    """The text of HTML, or of plain text, without regard to white space."""
    text = re.sub(r"<!--.*?-->", "", markup or "", flags=re.S)
    text = re.sub(r"<(script|style|object|applet|embed)\b.*?</\1\s*>", "", text, flags=re.S | re.I)
    text = re.sub(r"</?[a-zA-Z][^>]*>", "", text)
    return re.sub(r"\s+", "", html.unescape(text))


def literal(text):
    """Plain text without regard to white space."""
    return re.sub(r"\s+", "", text or "")


def shown(construct):
    if construct is None:
        return ""
    return plain(construct["value"]) if construct["type"] == "html" else literal(construct["value"])


def detail(holder, key):
    value = dict.get(holder, key + "_detail")
    if not value:
        return ""
    text = value.get("value") or ""
    return plain(text) if "html" in (value.get("type") or "") else literal(text)


def stamps(entry):
    found = set()
    for key in ("published_parsed", "updated_parsed", "created_parsed"):
        value = dict.get(entry, key)
        if value:
            found.add(calendar.timegm(value) * 1000)
    return found


def differences(reference, ours):
    if "error" in ours:
        yield "error", ours["error"], ""
        return
    entries = [e for e in ours["entries"] if "refused" not in e]
    if len(entries) != len(reference.entries):
        yield "entries", len(entries), len(reference.entries)
        return
    if shown(ours.get("title")) != detail(reference.feed, "title"):
        yield "feed title", shown(ours.get("title")), detail(reference.feed, "title")
    for mine, theirs in zip(entries, reference.entries):
        if mine["id"] != (dict.get(theirs, "id") or ""):
            yield "id", mine["id"], dict.get(theirs, "id")
        if shown(mine["title"]) != detail(theirs, "title"):
            yield "title", mine["title"], detail(theirs, "title")
        if (mine["link"] or "") != (dict.get(theirs, "link") or ""):
            yield "link", mine["link"], dict.get(theirs, "link")
        dates = stamps(theirs)
        own = {mine[key] // 1000 * 1000 for key in ("published", "updated") if mine[key] is not None}
        if not own <= dates or bool(own) != bool(dates):
            yield "date", own, dates
        texts = {plain(c.value) if "html" in (c.type or "") else literal(c.value) for c in theirs.get("content", [])}
        texts |= {detail(theirs, "summary")}
        own = {shown(mine["summary"]), shown(mine["content"])}
        if not (own - {""}) <= texts or bool(own - {""}) != bool(texts - {""}):
            yield "text", own, texts


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("dump")
    arguments.add_argument("--list", action="store_true", help="name every file that differs")
    arguments.add_argument("--least", type=float, default=97.0)
    options = arguments.parse_args()
    compared, agreeing, slowest = 0, 0, (0.0, "")
    for path in sorted(options.folder.rglob("*.xml")):
        content = path.read_bytes()
        base = re.search(rb"Content-Location:\s*(http\S+)", content)
        headers = {"content-location": base.group(1).decode()} if base else {}
        reference = feedparser.parse(content, response_headers={"content-type": "application/xml", **headers})
        if (reference.version or "").startswith("cdf") or path.parent.name == "cdf":
            continue
        command = [options.dump, str(path)] + ([headers["content-location"]] if headers else [])
        start = time.monotonic()
        result = subprocess.run(command, capture_output=True)
        elapsed = time.monotonic() - start
        slowest = max(slowest, (elapsed, path.name))
        if result.returncode != 0:
            print(f"CRASH {path}: {result.returncode} {result.stderr[-300:]!r}")
            compared += 1
            continue
        ours = json.loads(result.stdout)
        if reference.bozo and "error" in ours:
            continue
        compared += 1
        found = list(differences(reference, ours))
        agreeing += not found
        if found and options.list:
            for what, mine, theirs in found[:2]:
                print(f"{path.relative_to(options.folder)}: {what}: ours {mine!r:.160} theirs {theirs!r:.160}")
    share = 100.0 * agreeing / max(1, compared)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"{agreeing} of {compared} files agree ({share:.1f} %); slowest {slowest[0]:.2f} s ({slowest[1]}); peak {peak} KiB")
    sys.exit(0 if share >= options.least else 1)


if __name__ == "__main__":
    main()
