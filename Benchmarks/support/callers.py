"""Clients that count every request that is not answered as it should be, for as long as they are told to."""
import multiprocessing
import random
import select
import socket
import time

from support.answers import AnswerReader, Fault

_PATIENCE = 30


class Callers:
    """Processes that ask for documents: over a fresh connection each time, over kept ones, and over kept ones now and then."""

    def __init__(self, address, known):
        self._stop = multiprocessing.Event()
        self._results = multiprocessing.Queue()
        self._kinds = {"fresh connections": _fresh, "kept connections": _kept, "kept, seldom used": _seldom}
        self._processes = [
            multiprocessing.Process(target=self._call, args=(name, call, address, known), daemon=True)
            for name, call in self._kinds.items()
        ]
        for process in self._processes:
            process.start()

    def end(self):
        """Ends them; gives back for each kind its name, the answers that were right, notes by count, and the failures."""
        self._stop.set()
        results = [self._results.get(timeout=_PATIENCE * 2) for _ in self._processes]
        for process in self._processes:
            process.join()
        return results

    def _call(self, name, call, address, known):
        caller = _Caller(address, known)
        while not self._stop.is_set() and len(caller.failures) < 100:
            call(caller)
        self._results.put((name, caller.answered, caller.notes, caller.failures))


class _Caller:
    def __init__(self, address, known):
        self.answered = 0
        self.notes = {"told to close": 0, "closed while idle": 0}
        self.failures = []
        self.connections = {}
        self._address = address
        self._known = known
        self._random = random.Random(1)

    def ask(self, slot, is_last=False, pipelined=1):
        """Asks over the connection in a slot, which is opened where there is none; notes what goes wrong."""
        connection = self.connections.pop(slot, None)
        if connection and select.select([connection], [], [], 0)[0]:
            # Nothing was asked: whatever there is to be read is the end.
            self.notes["closed while idle"] += 1
            connection.close()
            connection = None
        begun = time.strftime("%H:%M:%S")
        kind = "kept" if connection else "new"
        try:
            connection = connection or socket.create_connection(self._address, timeout=_PATIENCE)
            if self._answered(connection, is_last, pipelined) and not is_last:
                self.connections[slot] = connection
            else:
                connection.close()
        except (OSError, Fault) as problem:
            self.failures.append(f"{begun}, {kind} connection: {type(problem).__name__}: {problem}")
            if connection:
                connection.close()

    def _answered(self, connection, is_last, pipelined):
        """Whether the connection may be used again."""
        documents = [self._random.choice(self._known) for _ in range(pipelined)]
        end = "Connection: close\r\n\r\n" if is_last else "\r\n"
        heads = [f"GET {each.target} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n{end}" for each in documents]
        connection.sendall("".join(heads).encode())
        reader = AnswerReader()
        for number, document in enumerate(documents):
            while (answer := reader.next(is_head=False)) is None:
                data = connection.recv(1 << 18)
                if not data:
                    raise Fault(f"ended after {number} of {pipelined} answers and {reader.unread} bytes")
                reader.feed(data)
            if answer.status != 200 or answer.content != document.content["gzip"]:
                raise Fault(f"{answer.status} with {len(answer.content)} bytes for {document.target}")
            self.answered += 1
            if answer.fields.get("connection") == "close" and not is_last:
                # What was sent behind this request was never taken, and a client asks for it again (RFC 9112 §9.6).
                self.notes["told to close"] += 1
                return False
        return True


def _fresh(caller):
    caller.ask("fresh", is_last=caller.answered % 2 == 0)
    connection = caller.connections.pop("fresh", None)
    if connection:
        connection.close()


def _kept(caller):
    slot = caller.answered % 16
    caller.ask(slot, pipelined=4 if slot < 4 else 1)
    time.sleep(0.001)


def _seldom(caller):
    caller.ask(caller.answered % 40)
    time.sleep(0.05)
