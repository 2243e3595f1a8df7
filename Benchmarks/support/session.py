"""What one client does over one connection, and what it must see. Knows no sockets: `crowd.py` does the reading and writing."""
import collections
import random

from support import malformed
from support.answers import AnswerReader, Fault, check
from support.requests import RequestGenerator

# How clients behave, and how many of a thousand do so.
MANNERS = {
    "ordinary": 690, "malformed": 90, "vanishing": 100, "slow": 50, "slow reader": 30, "fuzzed": 38, "unfinished": 2,
}
# The statuses that a request with damaged bytes may get.
_POSSIBLE = {200, 204, 301, 304, 400, 404, 405, 406, 410, 412, 413, 414, 431, 505}
_MOST_PIPELINED = 24


class Session:
    """The script of one connection, drawn from its seed alone."""

    def __init__(self, seed, documents, content_by_tag):
        self.seed = seed
        self.random = random.Random(seed)
        self.manner = self.random.choices(list(MANNERS), MANNERS.values())[0]
        # Pairs of a pause in seconds and the bytes to send after it.
        self.outgoing = collections.deque()
        self.awaited = collections.deque()
        self.counts = collections.Counter()
        # Whether the server is to end the connection, once all that is awaited has come.
        self.is_ending = False
        # Whether the client goes away once it has sent what it has, read or unread.
        self.vanishes = self.manner in ("vanishing", "fuzzed")
        self._batches = 1 if self.vanishes or self.manner == "unfinished" else self.random.randrange(1, 7)
        self._generator = RequestGenerator(documents, self.random)
        self._content_by_tag = content_by_tag
        self._reader = AnswerReader()
        self._requests = collections.deque()

    def next_batch(self):
        """Draws what is sent next; False where the script is at its end."""
        if self._batches == 0 or self.is_ending:
            return False
        self._batches -= 1
        requests = self._draw()
        data = b"".join(request.data for request in requests)
        if self.manner == "vanishing":
            data = data[: self.random.randrange(1, len(data) + 1)]
            self.counts["from clients that vanish"] += len(requests)
        if self.manner == "fuzzed":
            data = malformed.fuzzed(data, self.random)
            self.counts["fuzzed"] += len(requests)
        else:
            self.awaited.extend(request.expected for request in requests)
            self._requests.extend(requests)
        self.outgoing.extend(self._pieces(data))
        return True

    def received(self, data):
        """Checks every answer that is complete with these bytes."""
        self._reader.feed(data)
        if self.manner == "fuzzed":
            self._check_possible()
            return
        while self.awaited:
            expected = self.awaited[0]
            answer = self._reader.next(expected.is_head)
            if answer is None:
                return
            try:
                check(answer, expected)
            except Fault as fault:
                raise Fault(f"{expected.kind}: {fault}\n    asked: {self._requests[0].data[:500]!r}") from None
            self.awaited.popleft()
            self._requests.popleft()
            if self.manner != "vanishing":
                self.counts[expected.kind] += 1
        if self._reader.unread:
            raise Fault(f"more than was asked for: {self._reader.preview()!r}")

    def ended(self):
        """The server has ended the connection."""
        if self.awaited and not self.vanishes:
            raise Fault(f"ended with {len(self.awaited)} answers owed, the next for {self._requests[0].data[:300]!r}")
        if not self.is_ending and not self.vanishes:
            raise Fault("ended though the client wants to go on")

    def is_satisfied(self):
        return not self.outgoing and not self.awaited

    def _draw(self):
        generator = self._generator
        if self.manner == "unfinished":
            self.is_ending = True
            return [malformed.unfinished(self.random)]
        if self.manner == "fuzzed":
            # GET alone: of others the damage could hide whether there is content.
            drawn = (generator.ordinary() for _ in range(20))
            return [request for request in drawn if request.data.startswith(b"GET")][: self.random.randrange(1, 4)]
        most = 4 if self.manner == "slow" else _MOST_PIPELINED
        requests = [generator.ordinary() for _ in range(self.random.choice([1, 1, self.random.randrange(1, most)]))]
        if self.manner == "malformed" and self._batches == 0:
            self.is_ending = True
            requests.append(malformed.draw(self.random))
        elif self.manner != "vanishing" and self._batches == 0 and self.random.random() < 0.3:
            self.is_ending = True
            requests.append(generator.last())
        return requests

    def _pieces(self, data):
        """The bytes as they are sent: at once, in random pieces, or those with pauses between."""
        if self.manner != "slow" and self.random.random() < 0.7:
            return [(0, data)]
        pieces = []
        # Behind a pause too short to measure a piece still comes alone: it has its own turn of the loop.
        most = max(2, len(data) // self.random.randrange(2, 20))
        while data:
            size = self.random.randrange(1, most)
            pause = self.random.random() * 0.05 if self.manner == "slow" else 0
            pieces.append((pause, data[:size]))
            data = data[size:]
        return pieces

    def _check_possible(self):
        """What damaged requests get: proper answers all the same, and under a tag its content and no other."""
        while True:
            answer = self._reader.next(is_head=False)
            if answer is None:
                return
            if answer.status not in _POSSIBLE:
                raise Fault(f"fuzzed: {answer.status} {answer.fields}")
            if answer.status == 200 and self._content_by_tag.get(answer.fields.get("etag"), answer.content) != answer.content:
                raise Fault(f"fuzzed: wrong content under {answer.fields}")
            self.counts[f"    of these answered {answer.status}"] += 1
