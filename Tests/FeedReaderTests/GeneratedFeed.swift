import FeedWriter

/// Makes feeds of every shape from a seed; the same seed makes the same feed on every machine.
///
/// Values are such as documents can hold: texts without white space at their ends, dates that have a spelling, absolute
/// URLs spelled as documents spell them, and nobody and no file twice.
struct GeneratedFeed {
    private var state: UInt64
    private var serial = 0

    /// Prepares a generator.
    init(seed: UInt64) {
        state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493
    }

    /// The next feed.
    mutating func make() -> Feed {
        var feed = Feed(id: "tag:news.example.com,2021:feed/\(number(1_000))", title: .text(text()))
        feed.subtitle = maybe { $0.construct() }
        feed.homePageURL = maybe { $0.url() }
        feed.feedURL = maybe { $0.url() }
        feed.language = maybe { $0.language() }
        feed.updated = maybe { $0.date() }
        feed.authors = (0..<number(3)).map { _ in person(roles: []) }
        feed.categories = (0..<number(3)).map { _ in category() }
        feed.rights = maybe { $0.construct() }
        feed.icon = maybe { $0.url() }
        feed.logo = maybe { $0.url() }
        feed.generator = maybe { $0.text() }
        feed.timeToLive = maybe { 1 + $0.number(3_000) }
        feed.skipHours = maybe { [$0.number(12), 12 + $0.number(12)] } ?? []
        feed.contentBaseURL = maybe { $0.url() }
        feed.isArchive = number(4) == 0
        feed.podcast = maybe { $0.podcast() }
        feed.links = ["hub", "via", "search", "next"].compactMap { relation in maybe { $0.link(relation) } }
        feed.tombstones = (0..<number(3)).map { _ in Tombstone(ref: url(), when: date()) }
        feed.extensions = maybe { [JSONValue.Member("_site", $0.object())] } ?? []
        feed.entries = (0..<number(6)).map { _ in entry() }
        return feed
    }

    private mutating func entry() -> Entry {
        serial += 1
        let id = choice(["tag:news.example.com,2021:article/\(serial)", url(), "no URI \(serial)"])
        var entry = Entry(id: id, url: maybe { $0.url() })
        if number(8) == 0 { entry.url = id.hasPrefix("https:") ? id : nil }
        entry.externalURL = maybe { $0.url() }
        entry.title = maybe { $0.construct() }
        entry.summary = maybe { $0.construct() }
        entry.content = maybe { $0.construct() }
        entry.published = maybe { $0.date() }
        entry.updated = maybe { $0.date() }
        entry.language = maybe { $0.language() }
        let roles = ["author", "editor", "translator", "photographer", "host"]
        entry.authors = (0..<number(3)).map { _ in person(roles: roles) }
        entry.contributors = (0..<number(3)).map { _ in person(roles: roles) }
        entry.categories = (0..<number(4)).map { _ in category() }
        entry.attachments = (0..<number(4)).map { _ in attachment() }
        entry.image = maybe { $0.url() }
        entry.bannerImage = maybe { $0.url() }
        entry.rights = maybe { $0.construct() }
        entry.source = maybe { $0.source() }
        if entry.url != nil, let other = maybe({ $0.link("alternate") }) {
            entry.links.append(Link(url: other.url, relation: "alternate", language: "fr", title: other.title))
        }
        entry.links += ["via", "replies"].compactMap { relation in maybe { $0.link(relation) } }
        if number(3) == 0 { entry.links.append(Link(url: url(), relation: "replies")) }
        entry.commentCount = maybe { $0.number(100) }
        entry.antecedents = (0..<number(3)).map { _ in antecedent() }
        entry.episode = maybe { $0.episode() }
        entry.extensions = maybe { [JSONValue.Member("_article", $0.object())] } ?? []
        return entry
    }

    private mutating func podcast() -> Podcast {
        Podcast(
            guid: "9b024349-ccf0-5f69-a609-6b82873eab3c",
            author: text(),
            owner: maybe { Person(name: $0.text(), email: "owner\($0.number(9))@example.com") },
            image: url(),
            categories: [PodcastCategory("Technology"), PodcastCategory("News", subcategory: "Tech News")],
            isExplicit: number(2) == 0,
            order: maybe { $0.choice(Podcast.Order.allCases) },
            isLocked: maybe { $0.number(2) == 0 }
        )
    }

    private mutating func episode() -> Episode {
        Episode(
            number: maybe { 1 + $0.number(99) },
            season: 1 + number(9),
            kind: maybe { $0.choice(Episode.Kind.allCases) },
            isExplicit: maybe { $0.number(2) == 0 }
        )
    }

    private mutating func person(roles: [String]) -> Person {
        serial += 1
        let name = choice(["王小明", "Ada O’Example", "Łukasz & Zoë", "<b>"]) + " \(serial)"
        return Person(
            name: name,
            role: roles.isEmpty ? nil : maybe { $0.choice(roles) },
            uri: maybe { $0.url() },
            email: maybe { "p\($0.serial)@example.com" },
            avatar: maybe { $0.url() }
        )
    }

    private mutating func category() -> Category {
        serial += 1
        return Category(term: "term-\(serial)", scheme: maybe { $0.url() }, label: maybe { "标签 & \($0.serial)" })
    }

    private mutating func attachment() -> Attachment {
        let types = [
            "audio/mpeg", "video/mp4", "image/png", "text/vtt", "application/srt", "application/json+chapters",
        ]
        return Attachment(
            url: url(),
            mediaType: maybe { $0.choice(types) },
            title: maybe { $0.text() },
            byteCount: maybe { 1 + Int64($0.number(1 << 40)) },
            durationInSeconds: maybe { Double(1 + $0.number(9_000)) / 2 }
        )
    }

    private mutating func source() -> EntrySource {
        EntrySource(
            title: text(),
            url: maybe { $0.url() },
            id: maybe { "tag:wire.example,2020:\($0.number(99))" },
            updated: maybe { $0.date() }
        )
    }

    private mutating func antecedent() -> Antecedent {
        Antecedent(
            ref: url(),
            url: maybe { $0.url() },
            mediaType: maybe { _ in "text/html" },
            source: maybe { $0.url() }
        )
    }

    private mutating func link(_ relation: String) -> Link {
        Link(
            url: url(),
            relation: relation,
            mediaType: choice(["text/html", "application/atom+xml"]),
            language: maybe { $0.language() },
            title: maybe { $0.text() }
        )
    }

    private mutating func object() -> JSONValue {
        .object([
            JSONValue.Member("n", .number("-1.50e+2")), JSONValue.Member("s", .string(text())),
            JSONValue.Member("l", .array([.null, .bool(true), .object([])])),
        ])
    }

    private mutating func construct() -> TextConstruct {
        number(2) == 0 ? .text(text()) : .html("<p>\(choice(["正文", "So <em>it</em> is", "]]&gt; &amp; ü"]))</p>")
    }

    /// Plain text that nobody takes for HTML.
    private mutating func text() -> String {
        let pieces = [
            "产业头条", "1 < 2", "AT&T", "a ]]> b", "“so”", "\u{1F9D1}\u{200D}\u{1F33E}", "e\u{301}", "<![CDATA[", "%41",
        ]
        return (0...number(4)).map { _ in choice(pieces) }.joined(separator: " ")
    }

    private mutating func url() -> String {
        serial += 1
        return "https://news.example.com/\(choice(["a", "b/c", "d?x=1&y=2", "e%20f"]))/\(serial)"
    }

    private mutating func language() -> String { choice(["zh-CN", "en", "ar", "sr-Latn-RS"]) }

    private mutating func date() -> FeedDate {
        FeedDate(
            millisecondsSince1970: Int64(number(4_000_000_000)) * 1_000 + Int64(choice([0, 0, 250])),
            offsetMinutes: choice([0, 480, -210])
        )
    }

    private mutating func maybe<Value>(_ make: (inout GeneratedFeed) -> Value) -> Value? {
        number(2) == 0 ? make(&self) : nil
    }

    private mutating func choice<Value>(_ values: [Value]) -> Value { values[number(values.count)] }

    /// From 0 to just below a bound (Knuth's linear congruential generator; its high bits).
    private mutating func number(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 17) % UInt64(bound))
    }
}
