"""A newsroom's archive: a tree of categories, and articles in them in the order in which they came, made with a seed."""
import datetime
import json
import random

TAXONOMY = "topic"
ENGLISH = (
    "market phone reader winter battery price report factory river quarter design engine signal demand supply garden copper "
    "season harbour printer the a of and in with for under after"
).split()
CHINESE = (
    "市场 手机 读者 冬天 电池 价格 报告 工厂 河流 季度 设计 发动机 信号 需求 供应 花园 的 和 在 与 将 已 新 大"
).split()
FAMILY_NAMES = "Ellwood Harrow Castellane Brennick Okafor Lindqvist Marchetti Tamsin Varga Whitlock".split()
GIVEN_NAMES = "陆 何 沈 顾 Mara Owen Priya Jonas Inés Noor".split()
FIRST_DAY = datetime.datetime(2006, 1, 1, tzinfo=datetime.timezone.utc)
# What a tree of 10,000 has at its top and below: 10 and 300, the others are leaves.
ROOTS = 1_000
MIDDLES = 33


class Archive:
    """As many articles as are asked for; the same for the same seed, the first N of a longer one too."""

    def __init__(self, categories=10_000, seed=20_261_123, body=3_000):
        self.seed = seed
        self.slugs, self.parents = tree(categories)
        self.leaves = [slug for slug in self.slugs if slug not in set(self.parents.values())]
        chance = random.Random(seed)
        # Bodies are put together of these: what is in a body costs the store nothing, only how long it is.
        self.paragraphs = {
            language: ["<p>" + _sentences(chance, words, joint, body // 5) + "</p>" for _ in range(500)]
            for language, words, joint in (("en", ENGLISH, " "), ("zh", CHINESE, ""))
        }
        self.titles = {
            language: [_sentence(chance, words, joint) for _ in range(2_000)]
            for language, words, joint in (("en", ENGLISH, " "), ("zh", CHINESE, ""))
        }

    @property
    def taxonomies(self):
        """The tree as a configuration has it."""
        categories = [{"slug": slug, "label": slug.replace("-", " ")} for slug in self.slugs]
        for category in categories:
            if category["slug"] in self.parents:
                category["parent"] = self.parents[category["slug"]]
        return {TAXONOMY: {"categories": categories}}

    def articles(self, count):
        """The first articles as dictionaries, in the order in which they were published but for a few hours."""
        chance = random.Random(self.seed + 1)
        for number in range(count):
            yield self._article(number, chance)

    def lines(self, count):
        """The same as lines of JSON."""
        for article in self.articles(count):
            yield json.dumps(article, ensure_ascii=False, separators=(",", ":")) + "\n"

    def _article(self, number, chance):
        draw = chance.random
        share = draw()
        language = "en" if share < 0.5 else "zh-CN" if share < 0.95 else "zh-TW"
        kind = language[:2]
        paragraphs, titles = self.paragraphs[kind], self.titles[kind]
        minutes = number * 10 + int(draw() * 300)
        # Some categories have a hundred times as much as others.
        tags = {self.leaves[int(len(self.leaves) * draw() ** 2)] for _ in range(2)}
        return {
            "id": f"tag:archive.example,2006:article/{number}",
            "url": f"https://archive.example/articles/{number}",
            "title": f"{number}: {titles[int(len(titles) * draw())]}",
            "summary": titles[int(len(titles) * draw())],
            "content_html": "".join(paragraphs[int(len(paragraphs) * draw())] for _ in range(5)),
            "date_published": (FIRST_DAY + datetime.timedelta(minutes=minutes)).isoformat(),
            "language": language,
            "tags": [f"{TAXONOMY}/{tag}" for tag in sorted(tags)],
            "authors": [{"name": f"{GIVEN_NAMES[int(10 * draw())]} {FAMILY_NAMES[int(10 * draw())]} {int(5 * draw())}"}],
            "_article": {"source": {"name": f"Wire {int(40 * draw())}"}},
        }


def tree(count):
    """The slugs of a tree, those above before those below, and the parents of all but the topmost."""
    roots = max(1, count // ROOTS)
    middles = max(1, count // MIDDLES)
    slugs = [f"c{number}" for number in range(count)]
    parents = {}
    for number in range(roots, count):
        above = number % roots if number < roots + middles else roots + number % middles
        parents[slugs[number]] = slugs[above]
    return slugs, parents


def _sentence(chance, words, joint):
    end = "." if joint else "。"
    return joint.join(chance.choice(words) for _ in range(8 + chance.randrange(12))) + end


def _sentences(chance, words, joint, size):
    """Sentences of about so many bytes."""
    text = ""
    while len(text.encode()) < size:
        text += _sentence(chance, words, joint) + joint
    return text
