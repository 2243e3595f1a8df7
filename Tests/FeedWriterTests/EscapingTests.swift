import Foundation
import TestSupport
import Testing

@testable import FeedWriter

@Suite struct EscapingTests {
    private func content(_ string: String) -> String { escaped(string, by: .xmlContent) }

    private func escaped(_ string: String, by escaping: Escaping) -> String {
        var buffer = ByteBuffer(capacity: 0)
        buffer.append(string, escapedBy: escaping)
        return String(decoding: buffer.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("a & b", "a &amp; b"), ("&amp;", "&amp;amp;"), ("<p>", "&lt;p&gt;"), ("]]>", "]]&gt;"),
        ("\"'", "\"'"), ("\t\n", "\t\n"), ("\r\n", "&#13;\n"), ("", ""), ("中文,全角!", "中文,全角!"),
    ])
    func `Character data escapes markup and keeps what parsers keep`(string: String, expected: String) {
        #expect(content(string) == expected)
    }

    @Test(arguments: [
        ("\"a\" 'b'", "&quot;a&quot; 'b'"), ("\t\n\r", "&#9;&#10;&#13;"), ("<&>", "&lt;&amp;&gt;"),
    ])
    func `Attribute values also escape quotation marks and white space`(string: String, expected: String) {
        #expect(escaped(string, by: .xmlAttribute) == expected)
    }

    /// The first and last of every range that XML 1.0 §2.2 and UTF-8 draw a line at, and whether the range is legal.
    private static let ranges: [(ClosedRange<UInt32>, isLegal: Bool)] = [
        (0x00...0x08, false), (0x09...0x0A, true), (0x0B...0x0C, false), (0x0D...0x0D, true), (0x0E...0x1F, false),
        (0x20...0x7E, true), (0x7F...0x9F, true), (0xA0...0x7FF, true), (0x800...0xD7FF, true),
        (0xE000...0xEFFF, true), (0xF000...0xFEFE, true), (0xFEFF...0xFEFF, true), (0xFF00...0xFFEF, true),
        (0xFFF0...0xFFFD, true), (0xFFFE...0xFFFF, false), (0x10000...0x1FFFD, true), (0x1FFFE...0x1FFFF, true),
        (0x20000...0x10FFFD, true), (0x10FFFE...0x10FFFF, true),
    ]

    @Test(arguments: ranges)
    func `Exactly the characters that XML allows come out, whatever stands around them`(
        range: ClosedRange<UInt32>,
        isLegal: Bool
    ) throws {
        let edges = [range.lowerBound, range.upperBound, range.lowerBound + UInt32(range.count / 2)]
        for value in edges {
            let character = String(Character(try #require(Unicode.Scalar(value))))
            for (before, after) in [("", ""), ("a", "b"), ("中", "文"), ("\u{FF0C}", "\u{FFFD}"), ("\u{0}", "\u{FFFF}")] {
                let kept = { (string: String) in ["\u{0}", "\u{FFFF}"].contains(string) ? "" : string }
                let middle = isLegal ? try reference(character) : ""
                #expect(content(before + character + after) == kept(before) + middle + kept(after))
            }
        }
    }

    private func reference(_ character: String) throws -> String {
        switch character {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\r": "&#13;"
        default: character
        }
    }

    @Test func `Of all of Unicode exactly the characters that are illegal in XML are left out`() {
        let everything = String(String.UnicodeScalarView((0...0x10FFFF).compactMap { Unicode.Scalar(UInt32($0)) }))
        let removed = Array(everything.utf8.prefix(0x20)).filter { ![0x09, 0x0A, 0x0D].contains($0) }
        let references = "&#13;&amp;&lt;&gt;".utf8.count - 4
        let output = Array(content(everything).utf8)
        #expect(output.count == everything.utf8.count - removed.count - 2 * 3 + references)
        #expect(!output.contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A })
        #expect(!content(everything).unicodeScalars.contains { [0xFFFE, 0xFFFF].contains($0.value) })
    }

    @Test(
        .enabled(if: Repository.corpus != nil, "there is no corpus beside the checkout"),
        arguments: [FeedFormat.rss, .atom]
    )
    func `Naughty strings as titles come back equal from another parser`(format: FeedFormat) throws {
        let file = try #require(Repository.corpus).appending(path: "hostile/naughty-strings.json")
        let strings = try JSONDecoder().decode([String].self, from: Data(contentsOf: file))
        #expect(strings.count > 400)
        let entries = strings.enumerated()
            .map { Entry(id: "urn:x:\($0)", title: .text("[\($1)]"), content: .text($1)) }
        let feed = Feed(id: "urn:x", title: .text("[]"), entries: entries)
        let document = FeedDocument.render(feed, as: format).identity.bytes
        let titles = try XMLTexts.read(document, element: "title")
        #expect(titles.count == strings.count + 1)
        for (title, string) in zip(titles.dropFirst(), strings) {
            let legal = string.unicodeScalars.filter { scalar in
                [0x09, 0x0A, 0x0D].contains(scalar.value) || (0x20...0xFFFD).contains(scalar.value)
                    || scalar.value >= 0x10000
            }
            #expect(title.unicodeScalars.elementsEqual("[\(String(String.UnicodeScalarView(legal)))]".unicodeScalars))
        }
    }
}
