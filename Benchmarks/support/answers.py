"""Reads answers from a stream of bytes and holds each against what was expected of it."""
import dataclasses


class Fault(Exception):
    """The server did something that it must not do."""


@dataclasses.dataclass(slots=True)
class Expected:
    """What a request must be answered with. `content` None takes any; a field of None must not be there."""

    kind: str
    status: int
    content: bytes | None = None
    fields: dict = dataclasses.field(default_factory=dict)
    is_head: bool = False
    # Whether the connection ends with this answer.
    is_last: bool = False


@dataclasses.dataclass(slots=True)
class Answer:
    status: int
    fields: dict
    content: bytes
    # Bytes of status line, fields and the empty line.
    head_size: int


class AnswerReader:
    """Bytes in, answers out, as a strict client takes them: every answer says its length."""

    def __init__(self):
        self._bytes = bytearray()
        self._head = None

    def feed(self, data):
        self._bytes += data

    @property
    def unread(self):
        return len(self._bytes)

    def preview(self):
        return bytes(self._bytes[:300])

    def next(self, is_head):
        """The next answer, or None where it has not come as a whole yet."""
        if self._head is None:
            end = self._bytes.find(b"\r\n\r\n")
            if end < 0:
                if len(self._bytes) > 16_384:
                    raise Fault(f"no head in {self.preview()!r}")
                return None
            self._head = (*_head(bytes(self._bytes[:end])), end + 4)
            del self._bytes[: end + 4]
        status, fields, head_size = self._head
        length = 0
        if not is_head and status not in (204, 304):
            try:
                length = int(fields["content-length"])
            except (KeyError, ValueError):
                raise Fault(f"{status} without a length: {fields}") from None
        if len(self._bytes) < length:
            return None
        content = bytes(self._bytes[:length])
        del self._bytes[:length]
        self._head = None
        return Answer(status, fields, content, head_size)


def check(answer, expected):
    """Raises a fault that says how the answer differs from what was expected."""
    if answer.status != expected.status:
        raise Fault(f"{answer.status}, not {expected.status}: {answer.fields} {answer.content[:120]!r}")
    for name, value in expected.fields.items():
        if answer.fields.get(name) != value:
            raise Fault(f"{name} is {answer.fields.get(name)!r}, not {value!r}")
    if expected.content is not None and answer.content != expected.content:
        raise Fault("wrong content: " + _difference(answer.content, expected.content))
    if "date" not in answer.fields:
        raise Fault("no Date")
    if (answer.fields.get("connection") == "close") != expected.is_last:
        raise Fault(f"Connection is {answer.fields.get('connection')!r} where is_last is {expected.is_last}")


def _head(data):
    lines = data.decode("latin-1").split("\r\n")
    version, _, rest = lines[0].partition(" ")
    if version != "HTTP/1.1" or not rest[:3].isdigit() or rest[3:4] != " ":
        raise Fault(f"no status line: {data[:300]!r}")
    fields = {}
    for line in lines[1:]:
        name, colon, value = line.partition(":")
        name = name.lower()
        if not colon or not name or name != name.strip() or "\r" in line or "\n" in line:
            raise Fault(f"no field: {line!r} in {data[:600]!r}")
        if name in fields:
            raise Fault(f"{name} twice in {data[:600]!r}")
        fields[name] = value.strip()
    return int(rest[:3]), fields


def _difference(seen, wanted):
    at = next((index for index, pair in enumerate(zip(seen, wanted)) if pair[0] != pair[1]), min(len(seen), len(wanted)))
    return f"{len(seen)} bytes, not {len(wanted)}; from byte {at} on {seen[at:at + 80]!r}, not {wanted[at:at + 80]!r}"
