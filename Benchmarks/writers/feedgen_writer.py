#!/usr/bin/env python3
"""Python's feedgen: told by Benchmarks/writer what to write and how often. The entries are handed over before."""
import datetime
import pathlib
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from feedgen.feed import FeedGenerator
from support import samples


def date(seconds):
    return datetime.datetime.fromtimestamp(int(seconds), datetime.timezone.utc)


def generator(feed, is_atom):
    made = FeedGenerator()
    made.load_extension("dc")
    made.id(feed["id"])
    made.title(feed["title"])
    made.subtitle(feed["subtitle"])
    made.description(feed["subtitle"])
    made.link(href=feed["self"], rel="self")
    made.link(href=feed["link"], rel="alternate")
    made.language(feed["language"])
    made.updated(date(feed["updated"]))
    made.lastBuildDate(date(feed["updated"]))
    for entry in feed["entries"]:
        item = made.add_entry(order="append")
        item.id(entry["id"])
        item.title(entry["title"])
        item.link(href=entry["url"])
        item.summary(entry["summary"])
        item.content(entry["content"], type="html" if is_atom else None)
        item.published(date(entry["published"]))
        item.updated(date(entry["published"]))
        if is_atom:
            item.author([{"name": name} for name in entry["authors"]])
        else:
            item.dc.dc_creator(entry["authors"])
        item.category([{"term": term if is_atom else label, "scheme": scheme, "label": label} for term, scheme, label in entry["categories"]])
    return made


def main():
    feed = samples.read(pathlib.Path(sys.argv[1]))
    tasks = {"rss": generator(feed, False).rss_str, "atom": generator(feed, True).atom_str}
    for line in sys.stdin:
        verb, task, value = line.split()
        if verb == "save":
            pathlib.Path(value).write_bytes(tasks[task]())
            print("saved", flush=True)
        else:
            start = time.process_time_ns()
            size = sum(len(tasks[task]()) for _ in range(int(value)))
            print(time.process_time_ns() - start, size, 0, flush=True)


main()
