"""Polls of every feed of a site by wrk, and the lists of feeds and tags that it asks with."""
import dataclasses
import http.client
import subprocess
import sys
import time

from support import servers, site


@dataclasses.dataclass
class Poll:
    """What a run of wrk gave. Times are in microseconds."""

    requests: int
    rate: float
    p50: float
    p99: float
    errors: str
    processor: float


def fetch(server, target, **fields):
    """The answer to one request: status, fields, content."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request("GET", target, headers={name.replace("_", "-"): value for name, value in fields.items()})
    response = connection.getresponse()
    content = response.read()
    connection.close()
    return response.status, response.headers, content


class Lists:
    """For each coding the feeds with the tags that a server gives them, as files that wrk's script reads.

    Making them proves that the server answers with the bytes of the files, and 304 to each of its tags.
    """

    def __init__(self, server, place):
        self._folder = place.folder
        self._server = server
        for coding in ("gzip", "identity"):
            lines = [f"{target} {self._tag(place, target, coding)}" for target in targets(place)]
            self.file(coding, True).write_text("\n".join(lines) + "\n")
            self.file(coding, False).write_text("".join(f"{line.split()[0]} -\n" for line in lines))

    def file(self, coding, is_conditional):
        name = f"{self._server.name}-{coding}{'-tags' if is_conditional else ''}.list"
        return self._folder / name.replace(" ", "-")

    def _tag(self, place, target, coding):
        status, fields, content = fetch(self._server, target, Accept_Encoding=coding)
        if status != 200 or content != place.content(target)[coding]:
            sys.exit(f"{self._server.name} does not answer {target} in {coding} with the bytes of the file")
        again = fetch(self._server, target, Accept_Encoding=coding, If_None_Match=fields["ETag"])
        if again[0] != 304 or again[2]:
            sys.exit(f"{self._server.name} does not answer {target} in {coding} with 304")
        return fields["ETag"]


def targets(place):
    return [path + ".rss" for path in place.paths]


def poll(server, lists, kind, connections, seconds, pause=None):
    """Polls for some seconds: kind is `gzip`, `identity` or `304`; a pause, in ms, keeps each connection from asking at once."""
    coding = "identity" if kind == "identity" else "gzip"
    before = server.processor_seconds()
    output = wrk(server, lists.file(coding, kind == "304"), coding, connections, seconds, pause)
    fields = next((line.split() for line in output.splitlines() if line.startswith("RESULT ")), None)
    if fields is None:
        sys.exit(f"wrk ended without a result:\n{output}")
    requests, duration, p50, p99, connect, read, write, status, timeout = map(float, fields[1:])
    counts = {"connect": connect, "read": read, "write": write, "status": status, "time-out": timeout}
    return Poll(
        requests=int(requests),
        rate=requests * 1e6 / duration,
        p50=p50,
        p99=p99,
        errors=", ".join(f"{int(count)} {name}" for name, count in counts.items() if count),
        processor=(server.processor_seconds() - before) * 1e6 / max(requests, 1),
    )


def wrk(server, list_file, coding, connections, seconds, pause=None, core=servers.CLIENT_CORE):
    """What wrk prints of a run on the core that is the client's."""
    line = ["taskset", "-c", str(core), "wrk", "-t", "1", "-c", str(connections), "-d", f"{seconds}s", "--timeout", "10s"]
    line += ["--latency", "-s", site.ROOT / "Benchmarks/polls.lua", server.address, "--", list_file, coding]
    line += [] if pause is None else [str(pause)]
    result = subprocess.run(line, capture_output=True, text=True)
    # What the kernel still holds of a thousand connections is not the next run's.
    time.sleep(0.2)
    return result.stdout + result.stderr
