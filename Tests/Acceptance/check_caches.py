#!/usr/bin/env python3
"""The server behind nginx and behind Varnish, with the configurations of docs/edge/ as a publisher copies them.

    PROGRAM=.build/debug/feedserver python3 Tests/Acceptance/check_caches.py

Holds what readers get through a cache against what the server says itself: bytes, tags, forms, codings; counts what comes
through to the server; and looks at what a change does to copies. Needs the Debian packages nginx, varnish and
varnish-modules; what is not there is not tried, and said. Exit 1 when a check failed.
"""
import contextlib
import gzip
import json
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

# No __pycache__ beside the sources.
sys.dont_write_bytecode = True
import acceptance

EDGE = acceptance.ROOT / "docs/edge"
TOUCHED = ["/feeds/all.rss", "/feeds/all.atom", "/feeds/all.json", "/feeds/headline/design.atom"]
UNTOUCHED = ["/feeds/product/energy.rss", "/feeds/headline/chips.json"]
FORMS = {"application/rss+xml": "rss", "application/atom+xml": "atom", "application/feed+json": "json"}

check = acceptance.Checks()


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def until(condition, seconds=20):
    """How long a condition took to hold, in seconds; None if it did not."""
    begun = time.monotonic()
    while time.monotonic() - begun < seconds:
        if condition():
            return time.monotonic() - begun
        time.sleep(0.01)
    return None


def plain(answer):
    return gzip.decompress(answer.content) if answer.field("Content-Encoding") == "gzip" else answer.content


def opaque(tag):
    """A tag without the mark of weakness, which Varnish gives to what it unpacks itself."""
    return (tag or "").removeprefix("W/")


def publish(server, number):
    """Imports an article of one category."""
    article = {
        "id": f"tag:news.example.com,2021:edge/{number}",
        "title": f"News at the edge, {number} / 边缘新闻",
        "content_text": "What is new. 有新消息。",
        "tags": ["headline/design"],
        "language": "en",
        "date_published": f"2026-11-20T10:{number:02}:00Z",
    }
    file = server.folder / "new.jsonl"
    file.write_text(json.dumps(article) + "\n")
    server.run("import", file)


@contextlib.contextmanager
def running(command, front):
    """A cache as a process of its own, until the block ends."""
    with open(front.folder / "cache.log", "wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        if until(lambda: answers(front), 60) is None:
            raise SystemExit("the cache does not start:\n" + (front.folder / "cache.log").read_text())
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


def answers(front):
    with contextlib.suppress(OSError):
        return front.ask("/healthz").status == 200


def nginx(server, front):
    """The command for nginx with the configuration of docs/edge/."""
    text = (EDGE / "nginx.conf").read_text()
    for old, new in [
        ("/var/cache/nginx/feeds", f"{front.folder}/cache"),
        ("server 127.0.0.1:8080;", f"server 127.0.0.1:{server.port};"),
        ("listen 80;", f"listen 127.0.0.1:{front.port};"),
    ]:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (front.folder / "feeds.conf").write_text(text)
    file = front.folder / "nginx.conf"
    file.write_text(
        f"daemon off; worker_processes 1; pid {front.folder}/pid; error_log {front.folder}/error.log;\n"
        f"events {{}}\nhttp {{ access_log off; client_body_temp_path {front.folder}/body;\n"
        f"proxy_temp_path {front.folder}/proxy; fastcgi_temp_path {front.folder}/fastcgi;\n"
        f"uwsgi_temp_path {front.folder}/uwsgi; scgi_temp_path {front.folder}/scgi;\ninclude feeds.conf; }}\n"
    )
    return ["nginx", "-e", front.folder / "error.log", "-p", front.folder, "-c", file]


def varnish(server, front):
    """The command for Varnish with the configuration of docs/edge/."""
    text = (EDGE / "varnish.vcl").read_text()
    old = '.port = "8080";'
    assert text.count(old) == 1
    file = front.folder / "varnish.vcl"
    file.write_text(text.replace(old, f'.port = "{server.port}";'))
    return [
        "varnishd", "-F", "-n", front.folder / "varnish", "-a", f"127.0.0.1:{front.port}", "-f", file,
        "-s", "malloc,32m", "-p", "thread_pool_min=10",
    ]


def check_answers(name, server, front):
    """Every form and coding is the server's own; the second of each comes from the cache."""
    for coding in ["gzip", "identity"]:
        wrong = []
        for path in TOUCHED + UNTOUCHED + ["/feeds.opml"]:
            direct = server.ask(path, accept_encoding=coding)
            for turn in ["first", "second"]:
                answer = front.ask(path, accept_encoding=coding)
                if (answer.status, plain(answer)) != (200, plain(direct)):
                    wrong.append(f"{path}, {turn}: {answer.status}, {len(plain(answer))} bytes")
                for field in ["Content-Type", "Cache-Control", "Last-Modified"]:
                    if answer.field(field) != direct.field(field):
                        wrong.append(f"{path}, {turn}: {field}: {answer.field(field)}")
                if "Accept-Encoding" not in (answer.field("Vary") or ""):
                    wrong.append(f"{path}, {turn}: Vary: {answer.field('Vary')}")
                if answer.field("xkey"):
                    wrong.append(f"{path}, {turn}: xkey is shown")
            if answer.field("X-Cache") != "HIT":
                wrong.append(f"{path}: the second is {answer.field('X-Cache')}")
            again = front.ask(path, accept_encoding=coding, if_none_match=answer.field("ETag"))
            if again.status != 304 or again.content:
                wrong.append(f"{path}: {again.status} for its own tag")
        check(f"{name}: documents are the server's own, in {coding}, then copies, then 304", wrong)
    wrong = []
    for turn in ["first", "second"]:
        for form, extension in FORMS.items():
            answer = front.ask("/feeds/all", accept=form, accept_encoding="gzip")
            if not (answer.field("Content-Type") or "").startswith(form):
                wrong.append(f"{turn}: {form} is answered by {answer.field('Content-Type')}")
            if plain(answer) != plain(server.ask(f"/feeds/all.{extension}")):
                wrong.append(f"{turn}: {form} has other bytes than .{extension}")
    check(f"{name}: Accept chooses a form, out of copies too", wrong)
    answer = front.ask(TOUCHED[0], accept_encoding="gzip;q=0, identity")
    wrong = [f"it is {answer.field('Content-Encoding')}"] if answer.field("Content-Encoding") else []
    check(f"{name}: who asks not to be sent gzip is not", wrong)


def check_purge(name, front):
    """A request that came through a proxy of this machine drops nothing; one of a node's does."""
    proxied = front.ask("/", "PURGE", xkey_purge="feeds", X_Forwarded_For="192.0.2.1").status
    own = front.ask("/", "PURGE", xkey_purge="feeds").status
    wrong = [f"{proxied} through a proxy, {own} from a node"] if (proxied, own) != (403, 200) else []
    check(f"{name}: nodes may drop copies, and nobody else", wrong)


def check_change(name, server, front, number):
    """A change is there through the cache, in every form, and what it does not touch is still a copy."""
    for path in TOUCHED + UNTOUCHED:
        front.ask(path, accept_encoding="gzip")
    old = {path: server.ask(path, accept_encoding="gzip").field("ETag") for path in TOUCHED + UNTOUCHED}
    publish(server, number)
    wrong = []
    if until(lambda: server.ask(TOUCHED[0], accept_encoding="gzip").field("ETag") != old[TOUCHED[0]]) is None:
        wrong.append("the server itself does not show it")
    times = []
    for path in TOUCHED:
        took = until(
            lambda: opaque(front.ask(path, accept_encoding="gzip").field("ETag"))
            == server.ask(path, accept_encoding="gzip").field("ETag")
        )
        times.append(took)
        if took is None:
            wrong.append(f"{path} is still the copy from before")
    negotiated = front.ask("/feeds/all", accept="application/atom+xml", accept_encoding="gzip")
    if f"edge/{number}" not in plain(negotiated).decode():
        wrong.append("/feeds/all is still the copy from before")
    longest = max((took for took in times if took is not None), default=0)
    check(f"{name}: a change is there through the cache, {longest * 1000:.0f} ms after the server has it", wrong)
    return old


def check_untouched(name, front, old):
    wrong = []
    for path in UNTOUCHED:
        answer = front.ask(path, accept_encoding="gzip")
        if answer.field("X-Cache") != "HIT" or opaque(answer.field("ETag")) != old[path]:
            wrong.append(f"{path}: {answer.field('X-Cache')} {answer.field('ETag')}")
    check(f"{name}: what the change did not touch is still a copy", wrong)


def check_reader(name, server, front, number):
    """A reader of deltas behind the cache never misses an entry between its version and the cache's copy."""
    path = TOUCHED[1]
    reader = server.ask(path, accept_encoding="gzip").field("ETag")
    publish(server, number)
    until(lambda: f"edge/{number}<" in plain(front.ask(path, accept_encoding="gzip")).decode())
    publish(server, number + 1)
    wrong = []
    answer = None

    def is_new():
        nonlocal answer
        answer = front.ask(path, accept_encoding="gzip", a_im="feed", if_none_match=reader)
        return answer.status != 304 and f"edge/{number + 1}<" in plain(answer).decode()

    if until(is_new) is None:
        wrong.append("the change is not there")
    elif f"edge/{number}<" not in plain(answer).decode():
        wrong.append(f"{answer.status} without the entry before the last")
    check(f"{name}: a reader that takes deltas misses nothing", wrong)


def check_away(name, server, front):
    """While the server is away, copies are given."""
    expected = {path: server.ask(path, accept_encoding="gzip").field("ETag") for path in TOUCHED}
    for path in TOUCHED:
        front.ask(path, accept_encoding="gzip")
    server.process.terminate()
    server.process.wait(timeout=20)
    time.sleep(1.5)
    wrong = []
    for path in TOUCHED:
        answer = front.ask(path, accept_encoding="gzip")
        if answer.status != 200 or opaque(answer.field("ETag")) != expected[path]:
            wrong.append(f"{path}: {answer.status} {answer.field('ETag')}")
    check(f"{name}: copies are given while the server is away", wrong)


def check_load(name, server, front):
    """How much of many polls comes through to the server."""
    time.sleep(0.5)
    before = len(server.access_log())
    begun = time.monotonic()
    for _ in range(300):
        front.ask(TOUCHED[0], accept_encoding="gzip")
    seconds = time.monotonic() - begun
    time.sleep(0.5)
    came = [line for line in server.access_log()[before:] if TOUCHED[0] in line]
    wrong = [f"{len(came)} came through in {seconds:.1f} s"] if len(came) > seconds + 2 else []
    check(f"{name}: of 300 polls in {seconds:.1f} s, {len(came)} came through to the server", wrong)


def behind(name, command, purge):
    with tempfile.TemporaryDirectory() as folder:
        # Varnish gives up root.
        pathlib.Path(folder).chmod(0o755)
        front = acceptance.Server(folder, free_port())

        def change(configuration):
            configuration["site"]["feedsUrl"] = "https://feeds.example.com/"
            if purge:
                configuration["edge"] = {
                    "tags": ["xkey"],
                    "purge": [
                        {"method": "PURGE", "url": front.address + "/", "fields": {"xkey-purge": "{tags:space}"}}
                    ],
                }

        site = acceptance.ROOT / "feeds.example.json"
        with acceptance.serving(site, acceptance.ROOT / "Samples/articles.json", change) as server:
            # Last-Modified is kept back for two seconds.
            time.sleep(3)
            with running(command(server, front), front):
                check_answers(name, server, front)
                check_load(name, server, front)
                old = check_change(name, server, front, 1)
                if purge:
                    check_untouched(name, front, old)
                    check_purge(name, front)
                check_reader(name, server, front, 2)
                check_away(name, server, front)


def main():
    for name, need, command, purge in [("nginx", "nginx", nginx, False), ("Varnish", "varnishd", varnish, True)]:
        if shutil.which(need) is None:
            print(f"skip  {name}: there is no {need}")
            continue
        behind(name, command, purge)
    check.end()


if __name__ == "__main__":
    main()
