"""A site of generated feeds in a folder of its own: its configuration, its store, and the files `generate` makes of it."""
import contextlib
import gzip
import itertools
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = pathlib.Path(os.environ.get("PROGRAM", ROOT / ".build/release/feedserver")).resolve()
# Another store than the benchmark's own would be filled, and measured.
os.environ.pop("FEEDSERVER_STORE", None)


class Site:
    """Feeds at /feeds/bench/c1 and so on, each with articles that no other has."""

    def __init__(self, folder, feeds=100, articles_each=16, host="127.0.0.1", port=8097, **sections):
        self.folder = pathlib.Path(folder)
        self.paths = [f"/feeds/bench/c{number}" for number in range(1, feeds + 1)]
        self.port = port
        self.files = self.folder / "site"
        self.base = {
            "site": {
                "url": f"http://{host}:{port}/", "title": "Bench", "language": "en", "idAuthority": "bench.example,2026",
            },
            "store": "sqlite:articles.sqlite",
            "log": {"access": "off"},
            "taxonomies": {"bench": {"categories": [{"slug": f"c{number}"} for number in range(1, feeds + 1)]}},
            "feeds": [{"path": "/feeds/{taxonomy}/{category}"}],
            **sections,
        }
        self.configuration = self.configure("feeds.json")
        if articles_each:
            self._import_generated(articles_each)

    def configure(self, name, **sections):
        """The path of a configuration of this site with some sections of its own."""
        path = self.folder / name
        path.write_text(json.dumps({**self.base, **sections}))
        return path

    def run(self, command, *arguments, text=""):
        """What a command prints; an error ends the script with what the command said."""
        line = [PROGRAM, *command.split(), "--config", self.configuration, *arguments]
        process = subprocess.run(line, capture_output=True, text=True, input=text)
        if process.returncode:
            sys.exit(f"feedserver {command} ended with {process.returncode}:\n{process.stdout}{process.stderr}")
        return process.stdout

    def import_articles(self, articles, category):
        """Imports articles, which are dictionaries or lines of JSON, into a category."""
        lines = [article if isinstance(article, str) else json.dumps(article) for article in articles]
        file = self.folder / "import.jsonl"
        file.write_text("\n".join(lines) + "\n")
        self.run("import", "--category", category, "--format", "jsonl", file)

    def generate(self):
        """Writes the files of every feed, with their gzip codings beside them."""
        self.run("generate", "--output", self.files)

    def content(self, target):
        """The bytes of a file in both codings, by name of the coding."""
        file = self.files / target.removeprefix("/")
        content = {"identity": file.read_bytes(), "gzip": pathlib.Path(f"{file}.gz").read_bytes()}
        if gzip.decompress(content["gzip"]) != content["identity"]:
            sys.exit(f"{file}.gz is not {file} compressed")
        return content

    def _import_generated(self, articles_each):
        count = str(len(self.paths) * articles_each)
        lines = iter(generated(count))
        for path in self.paths:
            self.import_articles(itertools.islice(lines, articles_each), path.removeprefix("/feeds/"))


def generated(count):
    """Made-up articles, each a line of JSON; the same ones each time."""
    output = subprocess.run([ROOT / "Benchmarks/generate-articles", str(count)], capture_output=True, text=True, check=True)
    return output.stdout.splitlines()


@contextlib.contextmanager
def workplace():
    """A temporary folder that a server of another user, which nginx's worker is, can read."""
    if not PROGRAM.exists():
        sys.exit(f"{PROGRAM} is not there: `make build` makes it, or PROGRAM names another")
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        yield pathlib.Path(folder)
