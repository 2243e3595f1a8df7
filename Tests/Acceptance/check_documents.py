#!/usr/bin/env python3
"""Checks every document of a running server with other people's validators and a reader.

    check_documents.py [--schemas FOLDER] [CONFIGURATION ARTICLES]...

For each configuration and file of articles (by default feeds.example.json with the samples and, where it lies beside
the checkout, the corpus portal): articles are imported and served, and every feed in every format is fetched. Then

- xmllint finds RSS, Atom and OPML well-formed, and Atom as RFC 4287's RELAX NG schema wants it;
- python jsonschema finds JSON as the schema of JSON Feed 1.1 wants it;
- Python's feedparser reads RSS and Atom with bozo == 0;
- each feed holds the articles that its path promises, newest first;
- titles, ids, links, dates, authors, languages, enclosures and the text of the content are those of the source file.

Needs feedparser and jsonschema (PyPI), xmllint, and atom.rng and jsonfeed-1.1.schema.json in the folder of schemas,
by default ../shared/schemas. PROGRAM and PORT name the program and the port.
"""
import argparse
import calendar
import datetime
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import urllib.parse
import xml.etree.ElementTree

# No __pycache__ beside the sources.
sys.dont_write_bytecode = True
import acceptance

acceptance.need("feedparser", "jsonschema")
import feedparser
import jsonschema

TYPES = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json",
    "rdf": "application/rdf+xml; charset=utf-8",
}
PATH = re.compile(r"(?:/(?P<language>[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*))?/feeds/(?:all|(?P<taxonomy>[^/]+)/(?P<category>[^/]+))")


class Text(html.parser.HTMLParser):
    """The text of HTML without regard to white space."""

    def __init__(self, markup):
        super().__init__()
        self.parts = []
        self.feed(markup)
        self.close()

    def handle_data(self, data):
        self.parts.append(data)

    def __str__(self):
        return re.sub(r"\s+", "", "".join(self.parts))


def text_of(item):
    markup = item.get("content_html")
    return str(Text(markup)) if markup is not None else re.sub(r"\s+", "", item.get("content_text", ""))


def seconds(date):
    return date and int(datetime.datetime.fromisoformat(date).timestamp())


class Source:
    """A file of articles, and which of them a feed is to hold by its path."""

    def __init__(self, configuration, articles):
        site = json.loads(pathlib.Path(configuration).read_text())
        self.taxonomies = site["taxonomies"]
        self.default_taxonomy = site["site"].get("defaultTaxonomy", next(iter(self.taxonomies)))
        items = json.loads(pathlib.Path(articles).read_text())["items"]
        shown = [item for item in items if item.get("_article", {}).get("state", "published") == "published"]
        self.items = {item["id"]: item for item in shown}

    def categories(self, item):
        """The categories of an article and those above them."""
        found = set()
        for tag in item.get("tags", []):
            taxonomy, _, slug = tag.partition("/")
            if taxonomy not in self.taxonomies or not slug:
                taxonomy, slug = self.default_taxonomy, re.sub(r"[^\w.-]+", "-", tag.lower())
            parents = {c["slug"]: c.get("parent") for c in self.taxonomies[taxonomy]["categories"]}
            while slug:
                found.add((taxonomy, slug))
                slug = parents.get(slug)
        return found

    def expected(self, path):
        """The ids that a feed is to hold, or None where its path does not tell."""
        match = PATH.fullmatch(path)
        if not match or match["taxonomy"] and match["taxonomy"] not in self.taxonomies:
            return None
        chosen = self.items.values()
        if match["language"]:
            chosen = [i for i in chosen if (i.get("language", "").lower() + "-").startswith(match["language"].lower() + "-")]
        if match["category"]:
            chosen = [i for i in chosen if (match["taxonomy"], match["category"]) in self.categories(i)]
        return {item["id"] for item in chosen}


def values_of_source(item):
    published, modified = seconds(item.get("date_published")), seconds(item.get("date_modified"))
    people = [person["name"] for person in item.get("_article", {}).get("people", []) if person["role"] == "author"]
    return {
        "title": item.get("title"),
        "link": item.get("url"),
        "published": published,
        "updated": modified or published,
        "authors": [author["name"] for author in item.get("authors", [])] or people,
        "enclosures": [attachment["url"] for attachment in item.get("attachments", [])],
        "text": text_of(item),
    }


def values_of_entry(entry):
    """What feedparser reads of an entry, in the same form."""
    content = entry.get("content", [{}])[0]
    plain = content.get("type") == "text/plain"
    value = content.get("value", "")
    return {
        "title": entry.get("title"),
        "link": entry.get("link"),
        "published": entry.get("published_parsed") and calendar.timegm(entry.published_parsed),
        "updated": entry.get("updated_parsed") and calendar.timegm(entry.updated_parsed),
        "authors": [author.get("name") for author in entry.get("authors", []) if author.get("name")],
        "enclosures": [enclosure.get("href") for enclosure in entry.get("enclosures", [])],
        "text": re.sub(r"\s+", "", value) if plain else str(Text(value)),
    }


def values_of_item(item):
    """What a JSON feed says of an article, in the same form."""
    published = seconds(item.get("date_published"))
    return {
        "title": item.get("title"),
        "link": item.get("url"),
        "published": published,
        "updated": seconds(item.get("date_modified")) or published,
        "authors": [author["name"] for author in item.get("authors", [])],
        "enclosures": [attachment["url"] for attachment in item.get("attachments", [])],
        "text": text_of(item),
    }


def differences(where, seen, wanted, is_summary, takes_one_enclosure):
    wanted = dict(wanted)
    if is_summary:
        del wanted["text"]
    if wanted["published"] is None:
        # No date in the source: the time of the import, which the file does not know.
        del wanted["published"], wanted["updated"]
    if takes_one_enclosure:
        wanted["enclosures"] = wanted["enclosures"][:1]
    for name, value in wanted.items():
        if seen[name] != value:
            yield f"{where}: {name} is {str(seen[name])[:120]!r}, in the source {str(value)[:120]!r}"


def summary_problems(where, summary, item):
    """A summary is the source's own, or the beginning of the content."""
    seen = str(Text(summary or "")).rstrip("…")
    own = re.sub(r"\s+", "", item.get("summary", ""))
    if not seen or (seen != own if own else not text_of(item).startswith(seen)):
        yield f"{where}: the summary {str(summary)[:80]!r} is neither the source's nor how its content begins"


def run(command, *arguments):
    """What a validator complains of."""
    process = subprocess.run([*command, *map(str, arguments)], capture_output=True, text=True)
    if process.returncode == 0:
        return []
    return [line for line in process.stderr.splitlines() if not line.endswith(" validates")] or ["it failed"]


def fetch(server, folder, feeds):
    """Every document, as a file and by its path; and what was wrong with the answers."""
    documents, problems = {}, []
    for feed in feeds:
        for extension, url in feed["urls"].items():
            answer = server.ask(url)
            if answer.status != 200 or answer.field("Content-Type") != TYPES[extension]:
                problems.append(f"{url}: {answer.status} {answer.field('Content-Type')}")
            file = folder / f"{len(documents)}.{extension}"
            file.write_bytes(answer.content)
            documents[feed["path"], extension] = file
    return documents, problems


def compare(source, feed, extension, file):
    """What a reader gets from a document beside the source."""
    where = f"{feed['path']}.{extension}"
    if extension == "json":
        document = json.loads(file.read_text())
        # JSON Feed wants content in every item: that of a summary is the summary.
        entries = [
            (i["id"], values_of_item(i), i.get("summary"), i.get("content_text") is not None and i["content_text"] == i.get("summary"))
            for i in document["items"]
        ]
    else:
        document = feedparser.parse(file.read_bytes())
        if document.bozo:
            yield f"{where}: bozo, {document.get('bozo_exception')}"
        entries = [
            (e.get("id"), values_of_entry(e), e.get("summary"), "content" not in e)
            for e in document.entries
        ]
        if extension == "rss" and document.feed.get("title") != feed["title"] or not document.feed.get("link"):
            yield f"{where}: the feed's title or link is missing"
    expected = source.expected(feed["path"])
    if expected is not None and {id for id, *_ in entries} != expected:
        yield f"{where}: holds other articles than the source: {sorted({id for id, *_ in entries} ^ expected)}"
    dates = [seen["published"] for _, seen, *_ in entries]
    if dates != sorted(dates, reverse=True):
        yield f"{where}: is not sorted, newest first"
    for id, seen, summary, is_summary in entries:
        item = source.items.get(id)
        if item is None:
            yield f"{where}: {id} is not in the source"
            continue
        yield from differences(f"{where} {id}", seen, values_of_source(item), is_summary, extension == "rss")
        if is_summary:
            yield from summary_problems(f"{where} {id}", summary, item)


def outline_problems(server, feeds):
    answer = server.ask("/feeds.opml")
    listed = [o.get("xmlUrl") for o in xml.etree.ElementTree.fromstring(answer.content).iter("outline") if o.get("xmlUrl")]
    wanted = {feed["path"] for feed in feeds}
    seen = {urllib.parse.unquote(url.removeprefix(server.address)).rpartition(".")[0] for url in listed}
    for path in sorted(wanted ^ seen):
        yield f"{path} is {'not ' if path in wanted else ''}in the OPML"


def check(checks, schemas, configuration, articles):
    name = pathlib.Path(articles).stem
    source = Source(configuration, articles)
    schema = jsonschema.Draft202012Validator(json.loads((schemas / "jsonfeed-1.1.schema.json").read_text()))
    with acceptance.serving(configuration, articles) as server:
        feeds = server.feeds()
        folder = server.folder / "documents"
        folder.mkdir()
        documents, problems = fetch(server, folder, feeds)
        checks(f"{name}: {len(documents)} documents of {len(feeds)} feeds are answered with their types", problems)
        files = {extension: [f for (_, e), f in documents.items() if e == extension] for extension in TYPES}
        (folder / "feeds.opml").write_bytes(server.ask("/feeds.opml").content)
        checks(f"{name}: xmllint: RSS is well-formed", run(["xmllint", "--noout"], *files["rss"]))
        checks(f"{name}: xmllint: RSS 1.0 is well-formed", run(["xmllint", "--noout"], *files["rdf"]) if files["rdf"] else [])
        checks(f"{name}: xmllint: Atom is well-formed", run(["xmllint", "--noout"], *files["atom"]))
        checks(f"{name}: xmllint: OPML is well-formed", run(["xmllint", "--noout"], folder / "feeds.opml"))
        relaxng = ["xmllint", "--noout", "--relaxng", str(schemas / "atom.rng")]
        checks(f"{name}: xmllint: Atom fits the schema of RFC 4287", run(relaxng, *files["atom"]))
        problems = [
            f"{path}: {error.json_path}: {error.message[:200]}"
            for (path, extension), file in documents.items()
            if extension == "json"
            for error in schema.iter_errors(json.loads(file.read_text()))
        ]
        checks(f"{name}: jsonschema: JSON fits the schema of JSON Feed 1.1", problems)
        checks(f"{name}: the OPML lists every feed", outline_problems(server, feeds))
        by_path = {feed["path"]: feed for feed in feeds}
        # Feedparser knows nothing of the files and the second date of RSS 1.0.
        for extension in ("rss", "atom", "json"):
            reader = "a JSON parser" if extension == "json" else "feedparser"
            found = [p for (path, e), f in documents.items() if e == extension for p in compare(source, by_path[path], e, f)]
            checks(f"{name}: {reader} reads in {extension} what the source says ({len(files[extension])} feeds)", found)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--schemas", type=pathlib.Path, default=acceptance.ROOT.parent / "shared/schemas")
    parser.add_argument("pairs", nargs="*", metavar="CONFIGURATION ARTICLES")
    arguments = parser.parse_args()
    if len(arguments.pairs) % 2:
        parser.error("each configuration needs a file of articles")
    for schema in ("atom.rng", "jsonfeed-1.1.schema.json"):
        if not (arguments.schemas / schema).exists():
            sys.exit(f"{arguments.schemas / schema} is missing; --schemas names the folder of schemas")
    pairs = list(zip(arguments.pairs[::2], arguments.pairs[1::2]))
    if not pairs:
        pairs = [(acceptance.ROOT / "feeds.example.json", acceptance.ROOT / "Samples/articles.json")]
        portal = acceptance.ROOT.parent / "shared/corpus/portal"
        if portal.exists():
            pairs.append((portal / "feeds.json", portal / "feed.json"))
        else:
            print(f"skip  the portal's articles: there is no {portal}")
    checks = acceptance.Checks()
    for configuration, articles in pairs:
        check(checks, arguments.schemas, configuration, articles)
    checks.end()


main()
