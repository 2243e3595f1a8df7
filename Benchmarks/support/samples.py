"""Feeds of made-up articles, the same for the same seed on any machine, as files that every writer reads.

A line is a name, a tab and a value; `entry` begins an entry. Words come as often as words do (Zipf), so that what is made
of them is compressed about as far as an article is.
"""
import random

ENTRIES = 32
SEED = 20261122
KINDS = ("Chinese", "English", "mixed")

SYLLABLES = ("ba be co da de di el en er fa fo ga ge ho in ka la le li lo ma me mi mo na ne no on or pa pe po qua ra re ri ro sa se "
             "si so sta ta te ti to tra tri un va ve vi wa we").split()
PARTICLES = {"English": "the a of and in to with for is on that as by at from".split(), "Chinese": list("的了在和是与将也对为从到更已被")}


class Language:
    """Words of a language with how often they come, and how sentences are made of them."""

    def __init__(self, name, generator):
        self.name = name
        self.generator = generator
        words = list(PARTICLES[name])
        while len(words) < (1_500 if name == "Chinese" else 2_500):
            words.append(self.word())
        self.words = words
        self.weights = [1 / (rank + 4) for rank in range(len(words))]

    def word(self):
        if self.name == "English":
            return "".join(self.generator.choices(SYLLABLES, k=self.generator.choice((2, 2, 3, 3, 4))))
        return "".join(chr(0x4E00 + self.generator.randrange(2_400)) for _ in range(self.generator.choice((1, 2, 2, 2, 3))))

    def sentence(self, most=24, special=True):
        words = self.generator.choices(self.words, self.weights, k=self.generator.randrange(6, most))
        if special and self.generator.random() < 0.3:
            words.append(self.generator.choice(("2026", "5G", "40%", "AI", "3.5", "R&D", "GPT-7", "<5 nm>")))
        comma = self.generator.randrange(3, len(words))
        if self.name == "English":
            return " ".join(words[:comma]).capitalize() + ", " + " ".join(words[comma:]) + "."
        return "".join(words[:comma]) + "\uff0c" + "".join(words[comma:]) + "。"


def html(language, number, length):
    """Some paragraphs with what articles have in them: emphasis, links, a picture, a quotation."""
    generator = language.generator
    parts, size = [], 0
    while size < length:
        text = "".join(language.sentence() + (" " if language.name == "English" else "") for _ in range(generator.randrange(2, 6)))
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").strip()
        kind = generator.randrange(8)
        if kind == 0:
            text = f'<strong>{text[:12]}</strong>{text[12:]}'
        elif kind == 1:
            text += f'<a href="https://news.example.com/articles/{generator.randrange(9000)}?from=feed&amp;n={number}">{language.word()}</a>'
        elif kind == 2:
            parts.append(f'<figure><img src="https://media.example.com/{number}/{generator.randrange(99)}.jpg" alt="{language.word()}" '
                         f'width="1280" height="720"><figcaption>▲ {language.sentence(9)}</figcaption></figure>')
        parts.append(f"<blockquote><p>{text}</p></blockquote>" if kind == 3 else f"<p>{text}</p>")
        size = sum(len(part.encode()) for part in parts)
    return "".join(parts)


def lines(kind):
    generator = random.Random(SEED)
    languages = {name: Language(name, generator) for name in ("Chinese", "English")}
    tag = "en" if kind == "English" else "zh-CN"
    yield from (("id", f"tag:news.example.com,2021:feed/{tag}"), ("title", "产业头条 & Industry Headlines"),
                ("subtitle", "Every headline, as it comes"), ("link", "https://news.example.com/"),
                ("self", "https://feeds.example.com/feeds/all"), ("language", tag), ("updated", "1795353000"))
    for number in range(ENTRIES):
        language = languages[kind if kind in languages else ("Chinese", "English")[number % 2]]
        yield "entry", ""
        yield "id", f"tag:news.example.com,2021:article/{9000 - number}"
        yield "url", f"https://news.example.com/{tag}/2026/11/{9000 - number}-{''.join(generator.choices(SYLLABLES, k=6))}"
        yield "title", language.sentence(14)
        # Without what HTML writes otherwise: a description is HTML to some writers and text to others.
        yield "summary", language.sentence(30, special=False)
        yield "content", html(language, number, generator.randrange(2_600, 10_600))
        yield "published", str(1795353000 - number * 5_431)
        for name in generator.sample(("Mara Ellwood", "Owen Harrow", "陆沁文", "何其远", "沈一诺"), generator.choice((1, 1, 2))):
            yield "author", name
        for term in generator.sample(("mobile", "chips", "macro-economy", "design", "energy", "wearables"), generator.choice((1, 2, 3))):
            yield "category", "\t".join((term, "https://news.example.com/headline", f"头条 {term}"))


def write(kind, path):
    path.write_text("".join(f"{name}\t{value}\n" for name, value in lines(kind)), encoding="utf-8")


def read(path):
    """The feed as a dictionary, its entries with lists of authors and categories."""
    feed = {"entries": []}
    current = feed
    for line in path.read_text(encoding="utf-8").splitlines():
        name, value = line.split("\t", 1)
        if name == "entry":
            current = {"authors": [], "categories": []}
            feed["entries"].append(current)
        elif name == "author":
            current["authors"].append(value)
        elif name == "category":
            current["categories"].append(tuple(value.split("\t")))
        else:
            current[name] = value
    return feed
