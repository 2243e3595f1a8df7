"""The writers that are compared: how each is built, told what to do, and what its documents have to say."""
import contextlib
import datetime
import email.utils
import os
import pathlib
import subprocess
import xml.etree.ElementTree as tree

HERE = pathlib.Path(__file__).resolve().parent.parent / "writers"
JARS = ("rome", "jdom2", "slf4j-api", "slf4j-nop", "rome-utils")
JAVA_PATH = ":".join(f"/usr/share/java/{name}.jar" for name in JARS)
NAMES = {"atom": "http://www.w3.org/2005/Atom", "content": "http://purl.org/rss/1.0/modules/content/",
         "dc": "http://purl.org/dc/elements/1.1/"}


class Missing(Exception):
    """What a writer needs is not here."""


class Writer:
    """A process that has read a sample and waits to be told what to write."""

    def __init__(self, command, environment=None):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        env={**os.environ, **(environment or {})})

    def tell(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().strip()
        if not answer or answer.startswith("error"):
            raise SystemExit(f"{self.process.args[0]} answered {answer!r} to {line!r}")
        return answer

    def save(self, task, path):
        self.tell(f"save {task} {path}")
        return path

    def time(self, task, count):
        """Seconds, bytes and allocations of one round of so many."""
        nanoseconds, size, allocations = map(int, self.tell(f"time {task} {count}").split())
        return nanoseconds / 1e9 / count, size / count, allocations / count

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def build(folder, python):
    """The command of each writer; one that cannot be had is named with the reason."""
    folder.mkdir(parents=True, exist_ok=True)
    commands, missing = {}, {}
    for name, make in (("xmlTextWriter", build_c), ("Go", build_go), ("ROME", build_java), ("feedgen", find_feedgen)):
        try:
            commands[name] = make(folder, python)
        except (Missing, subprocess.CalledProcessError, OSError) as reason:
            missing[name] = str(reason)
    return commands, missing


def run(*command, **others):
    subprocess.run([str(part) for part in command], check=True, **others)


def build_c(folder, _):
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libxml-2.0", "zlib"], check=True, capture_output=True, text=True).stdout.split()
    run("gcc", "-O2", "-Wall", "-o", folder / "xmltextwriter", HERE / "xmltextwriter.c", *flags)
    return [str(folder / "xmltextwriter")]


def build_go(folder, _):
    run("go", "build", "-o", folder / "go-writer", ".", cwd=HERE / "go")
    return [str(folder / "go-writer")]


def build_java(folder, _):
    if not os.path.exists("/usr/share/java/rome.jar"):
        raise Missing("Debian's librome-java is not installed")
    run("javac", "-cp", JAVA_PATH, "-d", folder, HERE / "RomeWriter.java")
    return ["java", "-cp", f"{folder}:{JAVA_PATH}", "RomeWriter"]


def find_feedgen(folder, python):
    """feedgen is Python's, from PyPI: in an environment of its own."""
    place = folder / "python"
    program = place / "bin" / "python"
    if not program.exists():
        run(python, "-m", "venv", place)
    run(program, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "feedgen==1.0.0")
    return [str(program), str(HERE / "feedgen_writer.py")]


def allocation_counter(folder):
    run("gcc", "-O2", "-shared", "-fPIC", "-o", folder / "allocations.so", HERE / "allocations.c")
    return {"LD_PRELOAD": str(folder / "allocations.so")}


@contextlib.contextmanager
def running(commands, sample):
    """Every writer, having read the sample."""
    writers = {name: Writer([*command, str(sample)]) for name, command in commands.items()}
    try:
        yield writers
    finally:
        for writer in writers.values():
            writer.close()


def text(element, name):
    found = element.find(name, NAMES)
    return "" if found is None else (found.text or "").strip()


def seconds(value):
    if "," in value:
        return int(email.utils.parsedate_to_datetime(value).timestamp())
    return int(datetime.datetime.fromisoformat(value.replace("Z", "+00:00")).timestamp())


def read_rss(root):
    for item in root.iter("item"):
        yield (text(item, "guid"), text(item, "title"), text(item, "link"), text(item, "description"), text(item, "content:encoded"),
               seconds(text(item, "pubDate")), sorted(name.text for name in item.findall("dc:creator", NAMES)),
               sorted((category.get("domain"), category.text) for category in item.findall("category")))


def read_atom(root):
    for entry in root.iter("{%s}entry" % NAMES["atom"]):
        yield (text(entry, "atom:id"), text(entry, "atom:title"), entry.find("atom:link", NAMES).get("href"), text(entry, "atom:summary"),
               text(entry, "atom:content"), seconds(text(entry, "atom:published")),
               sorted(name.text for name in entry.findall("atom:author/atom:name", NAMES)),
               sorted((category.get("scheme"), category.get("term")) for category in entry.findall("atom:category", NAMES)))


def expected(feed, task):
    for entry in feed["entries"]:
        yield (entry["id"], entry["title"], entry["url"], entry["summary"], entry["content"], int(entry["published"]), sorted(entry["authors"]),
               sorted((scheme, label if task == "rss" else term) for term, scheme, label in entry["categories"]))


def faults(path, feed, task):
    """What a document says otherwise than the sample: where, and the two values."""
    read = list({"rss": read_rss, "atom": read_atom}[task](tree.parse(path).getroot()))
    wanted = list(expected(feed, task))
    if len(read) != len(wanted):
        return [f"{len(read)} entries of {len(wanted)}"]
    return [f"{one[0]}: {had!r:.80} for {meant!r:.80}"
            for one, other in zip(wanted, read) for meant, had in zip(one, other) if meant != had]
