#!/usr/bin/env python3
"""Checks that a reader who follows the archives of a feed comes to every entry (RFC 5005; JSON Feed next_url).

    check_archives.py [--schemas FOLDER]

The samples are imported and served with archives of a few entries each; some are corrected and some taken down. Then,
for every feed in every form,

- the documents that the feed leads back to hold all that the feed holds when it has no limit, and nothing else;
- archives name the feed, the one before and the one after, and the one after the last leads to the feed;
- what was taken down is named in Atom, and in no archive;
- xmllint, jsonschema and feedparser find nothing in any of them.

Needs feedparser and jsonschema (PyPI), xmllint, and atom.rng and jsonfeed-1.1.schema.json in the folder of schemas, by
default ../shared/schemas. PROGRAM and PORT name the program and the port.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import xml.etree.ElementTree

# No __pycache__ beside the sources.
sys.dont_write_bytecode = True
import acceptance

acceptance.need("feedparser", "jsonschema")
import feedparser
import jsonschema

ATOM = "{http://www.w3.org/2005/Atom}"
ARCHIVE = "{http://purl.org/syndication/history/1.0}archive"
DELETED = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
LIMIT = 5


class Document:
    """What a document holds and where it leads."""

    def __init__(self, content, extension):
        if extension == "json":
            parsed = json.loads(content)
            self.ids = [item["id"] for item in parsed["items"]]
            self.links = {"prev-archive": parsed["next_url"]} if "next_url" in parsed else {}
            self.deleted = []
            self.is_archive = None
            return
        root = xml.etree.ElementTree.fromstring(content)
        head = root if extension == "atom" else root.find("channel")
        self.ids = [e.text for e in head.iterfind(f"{ATOM}entry/{ATOM}id" if extension == "atom" else "item/guid")]
        self.links = {link.get("rel"): link.get("href") for link in head.iterfind(f"{ATOM}link")}
        self.deleted = [deleted.get("ref") for deleted in head.iterfind(DELETED)]
        self.is_archive = head.find(ARCHIVE) is not None


def follow(server, url, extension, keep):
    """The documents of a feed, from itself back to its first archive; and what is wrong with how they hang together."""
    documents, problems, newer = [], [], None
    address = url
    while address:
        answer = server.ask(address)
        if answer.status != 200:
            return documents, problems + [f"{address}: {answer.status}"]
        keep(answer.content, extension)
        document = Document(answer.content, extension)
        if extension != "json":
            is_first = newer is None
            if document.is_archive == is_first:
                problems.append(f"{address}: is {'not ' if not document.is_archive else ''}marked as an archive")
            if not is_first and document.links.get("current") != url:
                problems.append(f"{address}: the feed is at {document.links.get('current')}")
            follower = document.links.get("next-archive")
            if len(documents) > 1 and follower != newer:
                problems.append(f"{address}: the next is {follower}, not {newer}")
            if len(documents) == 1:
                answer = server.ask(follower)
                if answer.status != 307 or server.address + (answer.field("Location") or "") != url:
                    problems.append(f"{follower}: {answer.status} {answer.field('Location')}")
        documents.append(document)
        newer, address = address, document.links.get("prev-archive")
    return documents, problems


def narrow(configuration):
    for feed in configuration["feeds"]:
        feed["limit"] = LIMIT
        feed.pop("window", None)


def widen(configuration):
    configuration["history"] = {"archives": False, "tombstones": "0d"}
    for feed in configuration["feeds"]:
        feed["limit"] = 1000
        feed.pop("archives", None)
        feed.pop("tombstones", None)


def disturb(server, articles):
    """Corrects every seventh article and takes every fifth down; returns the ids of the latter."""
    items = json.loads(articles.read_text())["items"]
    for item in items[::7]:
        item["title"] = "Corrected: " + item["title"]
    corrected = server.folder / "corrected.json"
    corrected.write_text(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": items[::7]}))
    server.run("import", corrected)
    down = [item["id"] for item in items[::5]]
    for id in down:
        server.run("articles withdraw", id)
    return down


def whole(articles):
    """What every feed holds, by path."""
    with acceptance.serving(acceptance.ROOT / "feeds.example.json", articles, change=widen) as server:
        disturb(server, articles)
        return {feed["path"]: ids(server, feed["urls"]) for feed in server.feeds()}


def ids(server, urls):
    """What a feed holds, in whichever form it is there."""
    extension = next(extension for extension in ("json", "atom", "rss") if extension in urls)
    return set(Document(server.ask(urls[extension]).content, extension).ids)


def check(checks, schemas, articles):
    expected = whole(articles)
    with acceptance.serving(acceptance.ROOT / "feeds.example.json", articles, change=narrow) as server:
        down = disturb(server, articles)
        files = {"rss": [], "atom": [], "json": []}

        def keep(content, extension):
            file = server.folder / f"{extension}-{len(files[extension])}"
            file.write_bytes(content)
            files[extension].append(file)

        for extension in files:
            lost, broken, undead, count = [], [], [], 0
            for feed in [feed for feed in server.feeds() if extension in feed["urls"]]:
                documents, problems = follow(server, feed["urls"][extension], extension, keep)
                broken += problems
                count += len(documents) - 1
                found = {id for document in documents for id in document.ids}
                lost += [f"{feed['path']}.{extension}: {id}" for id in found ^ expected[feed["path"]]]
                undead += [f"{feed['path']}: {id}" for document in documents[1:] for id in document.deleted]
                if extension == "atom" and feed["path"] == "/feeds/all" and set(documents[0].deleted) != set(down):
                    undead.append(f"{feed['path']}: {sorted(set(documents[0].deleted) ^ set(down))}")
            checks(f"{extension}: feeds and {count} archives lack nothing", lost if count else ["there are no archives"])
            checks(f"{extension}: documents lead to each other", broken)
            checks(f"{extension}: what was taken down is named where it should be", undead)
        validate(checks, schemas, files)


def validate(checks, schemas, files):
    def xmllint(*arguments):
        process = subprocess.run(["xmllint", "--noout", *map(str, arguments)], capture_output=True, text=True)
        return [] if process.returncode == 0 else process.stderr.splitlines()[:9]

    checks("xmllint: RSS is well-formed", xmllint(*files["rss"]))
    checks("xmllint: Atom fits the schema of RFC 4287", xmllint("--relaxng", schemas / "atom.rng", *files["atom"]))
    schema = jsonschema.Draft202012Validator(json.loads((schemas / "jsonfeed-1.1.schema.json").read_text()))
    found = [error.message[:200] for file in files["json"] for error in schema.iter_errors(json.loads(file.read_text()))]
    checks("jsonschema: JSON fits the schema of JSON Feed 1.1", found)
    read = [(file, feedparser.parse(file.read_bytes())) for file in files["rss"] + files["atom"]]
    checks("feedparser: no bozo", [f"{file.name}: {feed.bozo_exception}" for file, feed in read if feed.bozo])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--schemas", type=pathlib.Path, default=acceptance.ROOT.parent / "shared/schemas")
    arguments = parser.parse_args()
    for schema in ("atom.rng", "jsonfeed-1.1.schema.json"):
        if not (arguments.schemas / schema).exists():
            sys.exit(f"{arguments.schemas / schema} is missing; --schemas names the folder of schemas")
    checks = acceptance.Checks()
    check(checks, arguments.schemas, acceptance.ROOT / "Samples/articles.json")
    checks.end()


main()
