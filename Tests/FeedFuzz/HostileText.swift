import FeedWriter
import Foundation
import TestSupport

/// Makes texts and entries that try what documents cannot carry, the same for the same seed.
struct HostileText: RandomNumberGenerator {
    private var state: UInt64

    /// Texts that are known to do harm; without a corpus beside the checkout, those of this file alone.
    private static let known: [String] = {
        let file = Repository.corpus?.appending(path: "hostile/naughty-strings.json")
        let strings = file.flatMap { try? JSONDecoder().decode([String].self, from: Data(contentsOf: $0)) }
        return pieces + (strings ?? [])
    }()

    private static let pieces = [
        "<", ">", "&", "\"", "'", "]]>", "<![CDATA[", "]]]]><![CDATA[>", "&amp;", "&#0;", "&#x1F;", "&nbsp;", "&bogus;",
        "<!--", "--", "-->", "<?xml version=\"1.0\"?>", "?>", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "</item>", "</entry>",
        "\u{0}", "\u{1}", "\u{8}", "\u{B}", "\u{1B}[31m", "\u{1F}", "\u{7F}", "\u{85}", "\t", "\n", "\r", "\r\n",
        "\u{FFFD}", "\u{FFFE}", "\u{FFFF}", "\u{FEFF}", "\u{1FFFE}", "\u{10FFFF}", "\u{D7FF}", "\u{E000}",
        "\u{2028}", "\u{2029}", "\u{202E}", "\u{200D}", "e\u{301}", "אב", "产业头条", "，全角！", "😀👩‍🚀", "\\", "\\u0000",
        "%00", "${x}", "<p>text</p>", "<img src=x onerror=alert(1)>", "<b>一<i>二</b>三</i>",
    ]

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// A number below a limit.
    mutating func number(below limit: Int) -> Int { Int(next() % UInt64(limit)) }

    /// A text, now and then a long one, in brackets, so that it is never blank.
    mutating func text() -> String {
        var text = "["
        let length = number(below: 40) == 0 ? 400 : number(below: 12)
        for _ in 0..<length {
            switch number(below: 4) {
            case 0: text += String(repeating: number(below: 2) == 0 ? "a" : "中", count: number(below: 40))
            case 1: text.unicodeScalars.append(scalar())
            default: text += Self.known[number(below: Self.known.count)]
            }
        }
        return text + "]"
    }

    private mutating func scalar() -> Unicode.Scalar {
        let limits = [0x80, 0x800, 0x1_0000, 0x11_0000]
        return Unicode.Scalar(UInt32(number(below: limits[number(below: limits.count)]))) ?? "\u{FFFF}"
    }

    /// An entry whose every text is one of these.
    mutating func entry() -> Entry {
        Entry(
            id: text(),
            url: "https://news.example.com/" + text(),
            title: .text(text()),
            summary: .html(text()),
            content: .html(text()),
            published: FeedDate(millisecondsSince1970: Int64(truncatingIfNeeded: next() >> 22), offsetMinutes: 480),
            authors: (0..<number(below: 3)).map { _ in Person(name: text()) },
            categories: (0..<number(below: 3)).map { _ in Category(term: text(), scheme: "urn:x", label: text()) },
            source: EntrySource(title: text())
        )
    }

    /// What of a text XML can carry (XML 1.0 §2.2), said in another way than the writers say it.
    static func legal(_ text: String) -> String {
        let scalars = text.unicodeScalars.filter { scalar in
            switch scalar.value {
            case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
            default: false
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
