"""Requests of every kind from a seeded generator, each with what it must be answered with."""
import dataclasses

from support.answers import Expected

# Values of Accept-Encoding, and the codings that they take, the most wanted first.
ACCEPT_ENCODINGS = [
    (None, ["identity"]), ("identity", ["identity"]), ("br", ["identity"]), ("gzip;q=0", ["identity"]),
    ("gzip", ["gzip", "identity"]), ("gzip, deflate, br, zstd", ["gzip", "identity"]), ("x-gzip", ["gzip", "identity"]),
    ("gzip;q=1.0, identity; q=0.5, *;q=0", ["gzip", "identity"]), ("gzip, identity;q=0", ["gzip"]),
    ("gzip;q=0.2, identity;q=0.8", ["identity", "gzip"]),
]
ACCEPTS = [
    (None, "rss"), ("*/*", "rss"), ("application/atom+xml", "atom"), ("application/feed+json, application/json;q=0.9", "json"),
    ("application/rss+xml;q=0.5, application/atom+xml;q=0.8", "atom"), ("text/html,application/xhtml+xml,*/*;q=0.8", "rss"),
]
AGENTS = ["newsboat/2.30", "Feedly/1.0 (poller; 12 subscribers)", "curl/8", "x" * 300]


@dataclasses.dataclass(slots=True)
class Request:
    data: bytes
    expected: Expected


class RequestGenerator:
    """Draws requests from a source of random numbers: the same numbers, the same requests."""

    def __init__(self, documents, random):
        self._documents = documents
        self._random = random

    def ordinary(self):
        """A request that does not end its connection."""
        draw = self._random.random()
        if draw < 0.7:
            return self._feed(is_negotiated=False)
        if draw < 0.8:
            return self._feed(is_negotiated=True)
        return self._random.choice([
            self._unknown, self._moved, self._gone, self._options, self._refused_method, self._unacceptable,
            self._precondition, self._health, self._with_content,
        ])()

    def last(self):
        """A request after which the server ends the connection, in one of the ways to ask for that."""
        request = self._feed(is_negotiated=False)
        draw = self._random.randrange(4)
        line, rest = request.data.split(b"\r\n", 1)
        if draw == 0:
            line = line.replace(b"HTTP/1.1", b"HTTP/1.0")
        else:
            rest = [b"Connection: close\r\n", b"Connection: Close, X\r\n", b"Expect: 100-continue\r\nContent-Length: 3\r\n"][draw - 1] + rest
        request.data = line + b"\r\n" + rest
        request.expected.is_last = True
        request.expected.kind = "last of its connection"
        return request

    def document(self):
        return self._random.choice(self._documents)

    def _feed(self, is_negotiated):
        """A GET or HEAD for a feed by its address, or by Accept or the query at the path of all its forms."""
        document = self.document()
        target, vary, location = document.target, "Accept-Encoding", None
        fields = []
        if is_negotiated:
            target, location = document.path, document.target
            accepts = [accept for accept, extension in ACCEPTS if extension == document.extension]
            if self._random.random() < 0.5:
                target += f"?format={document.extension}"
            else:
                vary = "Accept, Accept-Encoding"
                fields.append(("Accept", self._random.choice(accepts)))
        else:
            target = self._spelt(target)
        method = self._random.choice(["GET", "GET", "GET", "HEAD"])
        accept_encoding, codings = self._random.choice(ACCEPT_ENCODINGS)
        condition, coding = self._condition(document, codings)
        fields += [("Accept-Encoding", accept_encoding), *condition]
        # Of a feed that does not change there is no delta.
        if self._random.random() < 0.1:
            fields.append(("A-IM", "feed"))
        is_full, coding = (False, coding) if coding else (True, codings[0])
        kind = f"{'negotiated' if is_negotiated else 'feed'} {method} {200 if is_full else 304}{' ' + coding if is_full else ''}"
        expected = Expected(
            kind, 200 if is_full else 304, document.content[coding] if is_full and method == "GET" else b"",
            document.fields(coding, is_full, vary, location), is_head=method == "HEAD",
        )
        return Request(self._head(method, target, fields), expected)

    def _spelt(self, target):
        """The target as it is, or in another way of saying the same."""
        draw = self._random.random()
        if draw < 0.85:
            return target
        if draw < 0.9:
            return f"{target}?{self._random.randrange(10 ** 9)}"
        return "http://feeds.example" + target if draw < 0.95 else target.replace("bench", "%62ench")

    def _condition(self, document, codings):
        """Fields of a condition, and the coding of the 304 that it leads to, or None."""
        coding = self._random.choice(codings)
        tag = document.tags[coding]
        old = "Thu, 01 Jan 2004 00:00:00 GMT"
        other = [name for name in document.tags if name not in codings]
        return self._random.choice([
            ([], None), ([], None), ([], None),
            ([("If-None-Match", tag)], coding), ([("If-None-Match", tag)], coding), ([("If-None-Match", "W/" + tag)], coding),
            ([("If-None-Match", f'"a", W/"b,c",{tag} , "d"')], coding), ([("If-None-Match", "*")], codings[0]),
            ([("If-None-Match", '"0123456789abcdef"')], None), ([("If-None-Match", tag[:-2] + '"')], None),
            ([("If-None-Match", document.tags[other[0]] if other else '"other"')], None),
            ([("If-Modified-Since", document.last_modified)], codings[0]), ([("If-Modified-Since", old)], None),
            ([("If-Modified-Since", "yesterday")], None),
            ([("If-None-Match", '"stale"'), ("If-Modified-Since", document.last_modified)], None),
            ([("If-None-Match", tag), ("If-Modified-Since", old)], coding),
        ])

    def _head(self, method, target, fields):
        """A request head with fields in any order and case, and now and then some that mean nothing here."""
        random = self._random
        fields = [("Host", "127.0.0.1"), *fields]
        if random.random() < 0.7:
            fields.append(("User-Agent", random.choice(AGENTS)))
        if random.random() < 0.2:
            fields.append(("Cookie", "a" * random.randrange(2_000)))
        random.shuffle(fields)
        respell = random.choice([str, str, str, str.lower, str.upper])
        blank = random.choice([" ", " ", "", "\t "])
        lines = [f"{respell(name)}:{blank}{value}" for name, value in fields if value is not None]
        return "\r\n".join([f"{method} {target} HTTP/1.1", *lines, "", ""]).encode()

    def _plain(self, kind, status, method, target, fields=(), answered=None, content=b""):
        expected = Expected(kind, status, b"" if method == "HEAD" else None, answered or {}, is_head=method == "HEAD")
        return Request(self._head(method, target, fields) + content, expected)

    def _get_or_head(self):
        return self._random.choice(["GET", "HEAD"])

    def _unknown(self):
        target = self._random.choice(["/nothing", "/feeds/bench/c1.xml", "/feeds/bench/c1.rss/", "//x", "/feeds/../x.rss"])
        return self._plain("404", 404, self._get_or_head(), target)

    def _moved(self):
        return self._plain("301", 301, self._get_or_head(), "/feed/", (), {"location": "/feeds/bench/c1.rss"})

    def _gone(self):
        return self._plain("410", 410, self._get_or_head(), "/old")

    def _options(self):
        return self._plain("OPTIONS", 204, "OPTIONS", self.document().target, (), {"allow": "GET, HEAD, OPTIONS"})

    def _refused_method(self):
        content = b"x" * self._random.randrange(5_000)
        fields = [("Content-Length", str(len(content)))]
        allow = {"allow": "GET, HEAD, OPTIONS"}
        return self._plain("405", 405, self._random.choice(["POST", "PUT", "DELETE"]), self.document().target, fields, allow, content)

    def _unacceptable(self):
        if self._random.random() < 0.5:
            return self._plain("406", 406, self._get_or_head(), self.document().path, [("Accept", "image/png")])
        return self._plain("406", 406, self._get_or_head(), self.document().target, [("Accept-Encoding", "identity;q=0, br")])

    def _precondition(self):
        return self._plain("412", 412, self._get_or_head(), self.document().target, [("If-Match", '"another"')])

    def _health(self):
        return self._plain("healthz, readyz", 200, self._get_or_head(), self._random.choice(["/healthz", "/readyz"]))

    def _with_content(self):
        """A GET with content, which is read past and is never the next request."""
        document = self.document()
        inner = b"GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n"
        if self._random.random() < 0.5:
            field, content = ("Content-Length", str(len(inner))), inner
        else:
            field, content = ("Transfer-Encoding", "chunked"), b"%x\r\n%s\r\n0\r\n\r\n" % (len(inner), inner)
        fields = document.fields("identity", True)
        expected = Expected("GET with content", 200, document.content["identity"], fields)
        return Request(self._head("GET", document.target, [field]) + content, expected)
