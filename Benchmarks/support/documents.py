"""The documents of a site as they must be answered: bytes from the files, tags and dates as the server gives them."""
import dataclasses
import sys
import time

from support import polls

MEDIA_TYPES = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json",
}


@dataclasses.dataclass(frozen=True)
class Document:
    """One feed in one format; content and tags by name of the coding."""

    path: str
    extension: str
    content: dict
    tags: dict
    last_modified: str

    @property
    def target(self):
        return f"{self.path}.{self.extension}"

    def fields(self, coding, is_full, vary="Accept-Encoding", location=None):
        """The fields of an answer, by name in lower case; None for one that must not be there."""
        fields = {"etag": self.tags[coding], "vary": vary, "content-location": location, "transfer-encoding": None}
        if is_full:
            fields["content-type"] = MEDIA_TYPES[self.extension]
            fields["content-length"] = str(len(self.content[coding]))
            fields["content-encoding"] = None if coding == "identity" else coding
            fields["last-modified"] = self.last_modified
        return fields


def read(server, place):
    """Every document of a site; the server must answer with the bytes of the files."""
    # Last-Modified is left out until its second has come.
    time.sleep(1.1)
    return [_document(server, place, path, extension) for path in place.paths for extension in MEDIA_TYPES]


def _document(server, place, path, extension):
    target = f"{path}.{extension}"
    content = place.content(target)
    tags = {}
    for coding, data in content.items():
        status, fields, seen = polls.fetch(server, target, Accept_Encoding=coding)
        if status != 200 or seen != data:
            sys.exit(f"{server.name} does not answer {target} in {coding} with the bytes of the file")
        tags[coding] = fields["ETag"]
    if None in tags.values() or len(set(tags.values())) != 2:
        sys.exit(f"{server.name} gives {target} the tags {tags}")
    return Document(path, extension, content, tags, fields["Last-Modified"])
