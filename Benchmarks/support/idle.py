"""Opens idle connections and measures what a server keeps for each."""
import os
import select
import socket
import sys
import time

from support import servers

# A source address has some 28,000 ports; those of closed connections stay taken for a minute.
_PER_SOURCE = 5_000
# More at once than a server's backlog would be refused or late.
_AT_ONCE = 200


class IdleConnections:
    """Connections that have each been answered one request and stay open."""

    def __init__(self, server, request, count):
        self._poll = select.epoll()
        self._sockets = {}
        self._server = server
        for first in range(0, count, _AT_ONCE):
            self._open(range(first, min(first + _AT_ONCE, count)), request)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for connection in self._sockets.values():
            connection.close()
        self._poll.close()

    def closed(self):
        """How many the server has closed meanwhile."""
        return len(self._poll.poll(0, len(self._sockets) + 1))

    def _open(self, numbers, request):
        unanswered = {}
        for number in numbers:
            connection = socket.socket()
            connection.settimeout(20)
            connection.bind((f"127.0.0.{2 + number // _PER_SOURCE}", 0))
            connection.connect(("127.0.0.1", self._server.port))
            connection.sendall(request)
            connection.setblocking(False)
            self._poll.register(connection, select.EPOLLIN)
            self._sockets[connection.fileno()] = connection
            unanswered[connection.fileno()] = b""
        deadline = time.monotonic() + 30
        while unanswered:
            for descriptor, _ in self._poll.poll(1):
                self._read(descriptor, unanswered)
            if time.monotonic() > deadline:
                sys.exit(f"{self._server.name} left {len(unanswered)} of the idle connections unanswered")

    def _read(self, descriptor, unanswered):
        data = self._sockets[descriptor].recv(1 << 16)
        if not data:
            sys.exit(f"{self._server.name} closed an idle connection after {len(self._sockets)} were open")
        if descriptor not in unanswered:
            sys.exit(f"{self._server.name} sent more than was asked for")
        seen = unanswered[descriptor] + data
        head, end, content = seen.partition(b"\r\n\r\n")
        length = next((int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), None)
        if end and not head.startswith(b"HTTP/1.1 200"):
            sys.exit(f"{self._server.name} answered an idle connection with {head[:40]!r}")
        unanswered[descriptor] = seen
        if end and len(content) == length:
            del unanswered[descriptor]


def memory_each(server, target, count):
    """KiB resident before, KiB resident with so many idle connections, each after one answer of gzip."""
    request = f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n".encode()
    core = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {servers.CLIENT_CORE})
    try:
        # What a server sets up once, with the first connections it takes, belongs to none of them.
        with IdleConnections(server, request, 100):
            pass
        time.sleep(1)
        before = server.resident()
        with IdleConnections(server, request, count) as connections:
            time.sleep(1)
            after = server.resident()
            if connections.closed():
                sys.exit(f"{server.name} closed idle connections while they were counted")
    finally:
        os.sched_setaffinity(0, core)
    return before, after
