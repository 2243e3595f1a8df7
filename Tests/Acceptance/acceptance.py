"""What the acceptance checks in Python share: a server in a temporary folder, requests as bytes, a line per check.

The program is the one that PROGRAM names, by default .build/debug/feedserver; it listens on 127.0.0.1 alone, at PORT,
by default one that is free.
"""
import contextlib
import http.client
import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = pathlib.Path(os.environ.get("PROGRAM", ROOT / ".build/debug/feedserver")).resolve()


def need(*modules):
    """Ends the script, saying what is missing, where a module cannot be imported."""
    missing = []
    for module in modules:
        try:
            __import__(module)
        except ImportError:
            missing.append(module)
    if missing:
        sys.exit(
            f"{pathlib.Path(sys.argv[0]).name} needs Python packages that {sys.executable} does not have: "
            f"{' '.join(missing)}\n"
            "Install what the checks need and name that Python:\n\n"
            "    python3 -m venv .build/python && .build/python/bin/pip install feedparser jsonschema httplint\n"
            "    make acceptance PYTHON=.build/python/bin/python\n"
        )


class Checks:
    """Prints a line per check and counts those that failed."""

    def __init__(self):
        self.made = 0
        self.failed = 0

    def __call__(self, label, problems):
        """A check is passed when it has no problems; otherwise the first of them are shown."""
        problems = [str(problem) for problem in problems]
        self.made += 1
        print(f"{'FAIL' if problems else 'ok':<5} {label}")
        self.failed += bool(problems)
        for problem in problems[:10]:
            print(f"      {problem}")
        if len(problems) > 10:
            print(f"      and {len(problems) - 10} more")
        sys.stdout.flush()

    def end(self):
        """Says how many there were and ends the script."""
        print(f"{self.made} checks, {self.failed} failed")
        sys.exit(1 if self.failed else 0)


class Answer:
    """An answer as it came: status, reason, fields as pairs, content still coded."""

    def __init__(self, response):
        self.version = {10: "HTTP/1.0", 11: "HTTP/1.1"}[response.version]
        self.status = response.status
        self.reason = response.reason
        self.fields = response.getheaders()
        self.content = response.read()

    def all(self, name):
        return [value for key, value in self.fields if key.lower() == name.lower()]

    def field(self, name):
        return ", ".join(self.all(name)) or None


class Server:
    """The program, serving articles from a folder of its own."""

    def __init__(self, folder, port):
        self.folder = pathlib.Path(folder)
        self.port = port
        self.address = f"http://127.0.0.1:{port}"
        self.configuration = self.folder / "feeds.json"
        #: The process, while it serves.
        self.process = None

    def run(self, command, *arguments):
        """The output of a command; an error ends the script with what the command said."""
        process = subprocess.run(
            [PROGRAM, *command.split(), "--config", self.configuration, *arguments], capture_output=True, text=True
        )
        if process.returncode:
            sys.exit(f"feedserver {command} ended with {process.returncode}:\n{process.stdout}{process.stderr}")
        return process.stdout

    def feeds(self):
        return json.loads(self.run("feeds", "--json"))

    def send(self, data, method="GET"):
        """The answer to the bytes of a request."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
            connection.sendall(data)
            response = http.client.HTTPResponse(connection, method=method)
            response.begin()
            return Answer(response)

    def ask(self, target, method="GET", **fields):
        """The answer to a request; `if_none_match='"a"'` becomes the field If-None-Match."""
        lines = [f"{method} {target.removeprefix(self.address)} HTTP/1.1", f"Host: 127.0.0.1:{self.port}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in fields.items()]
        return self.send(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"), method)

    def access_log(self):
        return (self.folder / "access.log").read_text().splitlines()


@contextlib.contextmanager
def serving(configuration, articles, change=lambda configuration: None):
    """Imports articles under a copy of a configuration that fits this machine, and serves them.

    `change` may alter the copy before it is written.
    """
    port = _port()
    with tempfile.TemporaryDirectory() as folder:
        server = Server(folder, port)
        copy = json.loads(pathlib.Path(configuration).read_text())
        copy["site"]["feedsUrl"] = server.address + "/"
        copy["store"] = "sqlite:articles.sqlite"
        copy["log"] = {"level": "info", "access": "combined", "file": "access.log"}
        change(copy)
        server.configuration.write_text(json.dumps(copy, ensure_ascii=False))
        os.environ.pop("FEEDSERVER_STORE", None)
        server.run("import", articles)
        with open(server.folder / "server.log", "wb") as log:
            process = subprocess.Popen(
                [PROGRAM, "serve", "--config", server.configuration, "--port", str(port)], stdout=log, stderr=log
            )
        server.process = process
        try:
            _wait_until_ready(server, process)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _port():
    """PORT, which nobody else may listen on, or one that is free."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", int(os.environ.get("PORT") or 0)))
        except OSError as error:
            sys.exit(f"port {os.environ.get('PORT')} is not to be had: {error.strerror}; PORT names another")
        return listener.getsockname()[1]


def _wait_until_ready(server, process):
    for _ in range(100):
        with contextlib.suppress(OSError, http.client.HTTPException):
            if server.ask("/readyz").status == 200:
                return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    sys.exit("the server does not start:\n" + (server.folder / "server.log").read_text())
