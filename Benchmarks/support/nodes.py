"""Nodes of the program on one database: readers who poll them all the time, and what the nodes have to agree on."""
import http.client
import json
import threading
import time
import urllib.parse

from support import site

FORMATS = ("rss", "atom", "json")


class Reader(threading.Thread):
    """Polls one node all the time; notes answers that are no answers, and when it first saw each article."""

    def __init__(self, port, paths, pause):
        super().__init__(daemon=True)
        self.port, self.paths, self.pause = port, paths, pause
        self.seen, self.faults, self.answers = {}, [], 0
        # A reader of a node that is to be killed goes elsewhere, as it would behind a load balancer.
        self.is_away = threading.Event()
        self.is_over = threading.Event()

    def run(self):
        connection, tags, number = None, {}, 0
        while not self.is_over.wait(self.pause):
            if self.is_away.is_set():
                connection = None
                continue
            path = self.paths[number % len(self.paths)]
            number += 1
            try:
                connection = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
                connection.request("GET", path, headers={"If-None-Match": tags[path]} if path in tags else {})
                answer = connection.getresponse()
                content = answer.read()
            except OSError as error:
                connection = None
                self._note(f"{path}: {error!r}")
                continue
            except http.client.HTTPException as error:
                connection = None
                self._note(f"{path}: {error!r}")
                continue
            self.answers += 1
            if answer.status == 200:
                tags[path] = answer.headers["ETag"]
                if path.endswith(".json"):
                    self._take(content)
            elif answer.status != 304:
                self._note(f"{path}: {answer.status}")

    def _take(self, content):
        now = time.monotonic()
        for item in json.loads(content)["items"]:
            self.seen.setdefault(item["id"], now)

    def _note(self, fault):
        # One that was under way when its node was killed is none.
        if not self.is_away.is_set():
            self.faults.append(f"{time.strftime('%H:%M:%S')} port {self.port} {fault}")


def get(port, target, **headers):
    """The status, the header fields and the content of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", target, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def differences(ports, paths):
    """Where the nodes do not say the same, by entity tag and content, in every form and coding."""
    found = []
    for target in [f"{path}.{form}" for path in paths for form in FORMATS] + ["/feeds.opml"]:
        for coding in ("identity", "gzip"):
            answers = [get(port, target, **{"Accept-Encoding": coding}) for port in ports]
            if {status for status, _, _ in answers} != {200}:
                found.append(f"{target} {coding}: {[status for status, _, _ in answers]}")
            elif len({(headers["ETag"], headers["Last-Modified"], content) for _, headers, content in answers}) != 1:
                found.append(f"{target} {coding}: {[headers['ETag'] for _, headers, _ in answers]}")
    return found


def history(port, path):
    """The ids of a feed and of its archives, newest document first, each document a list."""
    documents, target = [], path + ".json"
    while target:
        status, _, content = get(port, target)
        if status != 200:
            raise RuntimeError(f"{target}: {status}")
        document = json.loads(content)
        documents.append([item["id"] for item in document["items"]])
        following = document.get("next_url")
        target = following and urllib.parse.urlsplit(following).path
    return documents


def faults_of_history(port, path, expected):
    """What is missing, foreign or doubled in a feed and its archives."""
    current, *archives = history(port, path)
    archived = [each for document in archives for each in document]
    faults = []
    for name, ids in (("the feed", current), ("its archives", archived)):
        if len(ids) != len(set(ids)):
            faults.append(f"{path}: an article is twice in {name}")
    missing = expected - set(current) - set(archived)
    foreign = (set(current) | set(archived)) - expected
    if missing:
        faults.append(f"{path}: {len(missing)} missing, for example {sorted(missing)[0]}")
    if foreign:
        faults.append(f"{path}: {len(foreign)} that nobody published, for example {sorted(foreign)[0]}")
    return faults


def configuration(store, topics, products):
    """What every node serves."""
    return {
        "site": {"url": "https://news.example.com/", "title": "Nodes", "language": "en", "idAuthority": "news.example.com,2021"},
        "store": store,
        "log": {"access": "off", "level": "notice"},
        "taxonomies": {
            "headline": {"categories": [{"slug": slug} for slug in topics]},
            "product": {"categories": [{"slug": slug} for slug in products]},
        },
        "feeds": [
            {"path": "/feeds/all", "limit": 50, "content": "summary"},
            {"path": "/feeds/{taxonomy}/{category}", "limit": 50, "content": "summary"},
        ],
    }


WRITER = site.PROGRAM.parent / "StoreWriter"
