"""What is no request, or not one that may be answered, and the status that it gets before its connection ends."""
from support.answers import Expected
from support.requests import Request

_GET = b"GET /feeds/bench/c1.rss HTTP/1.1\r\nHost: x\r\n"

# Section of the standard or reason, status, bytes.
ROWS = [
    ("garbage", 400, b"\x16\x03\x01\x02\x00\x01\r\n\r\n"),
    ("no method", 400, b" /feeds/bench/c1.rss HTTP/1.1\r\nHost: x\r\n\r\n"),
    ("a method that is no token", 400, b"G(T / HTTP/1.1\r\nHost: x\r\n\r\n"),
    ("a method in lower case", 405, b"get / HTTP/1.1\r\nHost: x\r\n\r\n"),
    ("a method that nobody knows", 405, b"FROB / HTTP/1.1\r\nHost: x\r\n\r\n"),
    ("RFC 9112 3, no version", 400, b"GET /feeds/bench/c1.rss\r\n\r\n"),
    ("RFC 9112 3.2, space in the target", 400, b"GET /feeds /c1.rss HTTP/1.1\r\nHost: x\r\n\r\n"),
    ("NUL in the target", 400, b"GET /feeds/\0 HTTP/1.1\r\nHost: x\r\n\r\n"),
    ("bytes beyond ASCII in the target", 400, b"GET /\xe6\x89\x8b HTTP/1.1\r\nHost: x\r\n\r\n"),
    ("RFC 9112 3.2, no Host", 400, b"GET / HTTP/1.1\r\nA: b\r\n\r\n"),
    ("RFC 9112 3.2, two Hosts", 400, b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
    ("RFC 9112 3.2, Host with a path", 400, b"GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"),
    ("RFC 9112 5.1, blank before the colon", 400, _GET + b"A : b\r\n\r\n"),
    ("RFC 9112 5.2, folded line", 400, _GET + b"A: b\r\n c\r\n\r\n"),
    ("RFC 9112 2.2, bare CR", 400, _GET + b"A: b\rC: d\r\n\r\n"),
    ("NUL in a field", 400, _GET + b"A: b\0\r\n\r\n"),
    ("RFC 9112 6.3, two lengths", 400, _GET + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
    ("RFC 9112 6.1, length and chunks", 400, _GET + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
    ("RFC 9112 6.3, not chunked", 400, _GET + b"Transfer-Encoding: gzip\r\n\r\nGET /"),
    ("length that is no number", 400, _GET + b"Content-Length: five\r\n\r\n"),
    ("RFC 9110 15.6.6, other version", 505, b"GET / HTTP/2.0\r\nHost: x\r\n\r\n"),
    ("RFC 9110 15.5.15, long target", 414, b"GET /" + b"a" * 9_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n"),
    ("RFC 6585 5, long field", 431, _GET + b"A: " + b"a" * 17_000 + b"\r\n\r\n"),
    ("RFC 6585 5, many fields", 431, _GET + b"A: b\r\n" * 200 + b"\r\n"),
    ("RFC 9110 15.5.14, much content", 413, _GET + b"Content-Length: 1000000000000\r\n\r\n"),
]


def draw(random):
    """One of them, followed by a request that must not be answered."""
    reason, status, data = random.choice(ROWS)
    expected = Expected("malformed", status, is_last=True)
    request = Request(data, expected)
    if random.random() < 0.5:
        request.data += _GET + b"\r\n"
    return request


def unfinished(random):
    """The beginning of a head that is never finished."""
    data = _GET[: random.randrange(1, len(_GET))]
    return Request(data, Expected("unfinished head", 408, is_last=True))


def fuzzed(data, random):
    """A request with some of its bytes replaced, removed or doubled."""
    data = bytearray(data)
    for _ in range(random.randrange(1, 6)):
        at = random.randrange(len(data))
        draw_ = random.randrange(4)
        if draw_ == 0:
            data[at] = random.randrange(256)
        elif draw_ == 1:
            del data[at : at + random.randrange(1, 8)]
        elif draw_ == 2:
            data[at:at] = data[at : at + random.randrange(1, 30)]
        else:
            data[at:at] = random.choice([b"\r\n", b"\n", b"\r", b"\0", b" ", b":", b"\r\n\r\n", b"\xff\xfe", b"%00", b"Host: "])
        if not data:
            data = bytearray(b"\r\n")
    return bytes(data)
