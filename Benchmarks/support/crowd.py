"""Many sessions at once over sockets, in one thread with epoll."""
import heapq
import itertools
import select
import socket
import struct
import time

from support.answers import Fault
from support.session import Session

# A session that gets nothing for so long has been forgotten by the server; its longest wait is that for a 408.
_PATIENCE = 60
# How long a server may leave a connection open that it has said it closes.
_UNTIL_CLOSED = 10
_NO_LINGER = struct.pack("ii", 1, 0)


class _Client:
    """A session with its socket."""

    def __init__(self, session, address, now):
        self.session = session
        self.socket = socket.socket()
        self.is_slow_reader = session.manner == "slow reader"
        if self.is_slow_reader:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.socket.connect(address)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.setblocking(False)
        self.begun = now
        self.last_sent = now
        self.deadline = now + _PATIENCE
        self.is_done = False
        self.may_send = True


class Crowd:
    """Keeps a number of sessions open until enough requests have been made; faults end up in `faults`."""

    def __init__(self, address, make_session, width):
        self.faults = []
        self.counts = {}
        self._address = address
        self._make_session = make_session
        self._width = width
        self._poll = select.epoll()
        self._clients = {}
        self._timers = []
        self._order = itertools.count()

    def run(self, wanted, tell):
        """Goes on until so many requests have been made, and tells after each turn how many there are."""
        while (made := self.made()) < wanted and len(self.faults) < 10:
            tell(made)
            while len(self._clients) < self._width:
                self._begin()
            self._turn()
        until = time.monotonic() + _PATIENCE
        while self._clients and time.monotonic() < until and len(self.faults) < 10:
            self._turn()
        for client in list(self._clients.values()):
            self._end(client)
        tell(self.made())

    def made(self):
        return sum(count for kind, count in self.counts.items() if not kind.startswith(" "))

    def _begin(self):
        session = self._make_session()
        try:
            client = _Client(session, self._address, time.monotonic())
        except OSError as error:
            self.faults.append(f"{session.seed}: no connection: {error}")
            time.sleep(1)
            return
        self._clients[client.socket.fileno()] = client
        self._poll.register(client.socket, 0 if client.is_slow_reader else select.EPOLLIN)
        if client.is_slow_reader:
            self._after(0.01, client, self._read_slowly)
        self._guarded(client, self._go_on)

    def _turn(self):
        now = time.monotonic()
        wait = min(0.1, max(0, self._timers[0][0] - now)) if self._timers else 0.1
        for descriptor, events in self._poll.poll(wait):
            client = self._clients.get(descriptor)
            if client and events & select.EPOLLOUT:
                client.may_send = True
                self._guarded(client, self._go_on)
            if not client.is_done and events & ~select.EPOLLOUT:
                self._guarded(client, self._read)
        now = time.monotonic()
        while self._timers and self._timers[0][0] <= now:
            _, _, client, action = heapq.heappop(self._timers)
            if not client.is_done:
                self._guarded(client, action)
        if next(self._order) % 256 == 0:
            for client in [client for client in self._clients.values() if client.deadline < now]:
                self._guarded(client, self._lose_patience)

    def _guarded(self, client, action):
        """Takes an action, and notes the fault that it finds."""
        try:
            action(client)
        except Fault as fault:
            now = time.monotonic()
            times = f"open for {now - client.begun:.1f} s, sent last {now - client.last_sent:.1f} s ago"
            self.faults.append(f"session {client.session.seed} ({client.session.manner}, {times}): {fault}")
            self._end(client)

    def _go_on(self, client):
        """Sends what is to be sent now; once all has been answered, draws what comes next."""
        session = client.session
        while client.may_send:
            if not session.outgoing:
                if session.vanishes and session.counts:
                    stay = 0.3 if session.manner == "fuzzed" else 0.02
                    self._after(session.random.random() * stay, client, self._vanish)
                    return
                if session.is_satisfied() and not session.next_batch():
                    if not session.is_ending:
                        self._end(client)
                    return
                if not session.outgoing:
                    return
            pause, data = session.outgoing[0]
            if pause:
                session.outgoing[0] = (0, data)
                client.may_send = False
                self._after(pause, client, self._resume)
                return
            if not self._send(client, data):
                return

    def _send(self, client, data):
        session = client.session
        try:
            sent = client.socket.send(data)
        except BlockingIOError:
            sent = 0
        except (BrokenPipeError, ConnectionResetError):
            # The answer that says why may be here to be read.
            session.outgoing.clear()
            if session.vanishes:
                self._end(client)
            return False
        client.last_sent = time.monotonic()
        if sent == len(data):
            session.outgoing.popleft()
            return True
        session.outgoing[0] = (0, data[sent:])
        client.may_send = False
        events = select.EPOLLOUT if client.is_slow_reader else select.EPOLLIN | select.EPOLLOUT
        self._poll.modify(client.socket, events)
        return False

    def _resume(self, client):
        client.may_send = True
        self._go_on(client)

    def _read(self, client, size=1 << 18):
        """Reads once; True where there was something."""
        session = client.session
        try:
            data = client.socket.recv(size)
        except BlockingIOError:
            return False
        except ConnectionResetError:
            data = b""
        if not data:
            session.ended()
            self._end(client)
            return False
        client.deadline = time.monotonic() + _PATIENCE
        session.received(data)
        if session.is_satisfied():
            if session.is_ending:
                client.deadline = time.monotonic() + _UNTIL_CLOSED
            elif not client.is_slow_reader:
                self._poll.modify(client.socket, select.EPOLLIN)
            self._go_on(client)
        return True

    def _read_slowly(self, client):
        self._read(client, 16_384)
        if not client.is_done:
            self._after(0.002, client, self._read_slowly)

    def _vanish(self, client):
        """Goes away, politely or not."""
        if client.session.random.random() < 0.5:
            client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
        self._end(client)

    def _lose_patience(self, client):
        session = client.session
        if session.vanishes:
            self._end(client)
        elif session.awaited:
            raise Fault(f"nothing came for {_PATIENCE} s, {len(session.awaited)} answers owed, the next {session.awaited[0].kind}")
        elif session.is_ending:
            raise Fault(f"still open {_UNTIL_CLOSED} s after its last answer")
        else:
            raise Fault("stuck: a mistake of this program")

    def _end(self, client):
        client.is_done = True
        self._clients.pop(client.socket.fileno(), None)
        client.socket.close()
        for kind, count in client.session.counts.items():
            self.counts[kind] = self.counts.get(kind, 0) + count

    def _after(self, seconds, client, action):
        heapq.heappush(self._timers, (time.monotonic() + seconds, next(self._order), client, action))


def make_sessions(prefix, documents):
    """A maker of sessions with numbered seeds."""
    content_by_tag = {document.tags[coding]: document.content[coding] for document in documents for coding in document.tags}
    numbers = itertools.count()
    return lambda: Session(f"{prefix}-{next(numbers)}", documents, content_by_tag)
