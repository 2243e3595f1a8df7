import Foundation
import Testing

@testable import FeedWriter

@Suite struct JSONFeedWriterTests {
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test func `The pieces make up the document`() {
        let feed = SampleFeeds.full
        var bytes = JSONFeedWriter.head(of: feed)
        for (index, entry) in feed.entries.enumerated() {
            if index > 0 { bytes += JSONFeedWriter.separator }
            bytes += JSONFeedWriter.item(entry)
        }
        #expect(bytes + JSONFeedWriter.tail == JSONFeedWriter.write(feed))
    }

    @Test func `An item is one line`() {
        for sample in SampleFeeds.all {
            for entry in sample.feed.entries {
                #expect(!JSONFeedWriter.item(entry).contains(UInt8(ascii: "\n")))
            }
        }
    }

    @Test(arguments: [
        ("plain 中文 😀 /", "\"plain 中文 😀 /\""), ("\"\\", "\"\\\"\\\\\""), ("\t\n\r", "\"\\t\\n\\r\""),
        ("a\u{0}\u{8}\u{1F}b", "\"ab\""), ("\u{2027}\u{2028}\u{2029}\u{202A}", "\"\u{2027}\\u2028\\u2029\u{202A}\""),
        ("\u{FFFD}\u{FFFE}\u{FFFF},", "\"\u{FFFD},\""), ("\u{7F}", "\"\u{7F}\""), ("", "\"\""),
    ])
    func `A string is escaped no more than needed`(string: String, expected: String) {
        var buffer = JSONBuffer(capacity: 0)
        buffer.string(string)
        #expect(text(buffer.bytes) == expected)
    }

    @Test(arguments: ["0", "-0", "10", "1.5", "-0.5E+7", "1e9", "120E-3"])
    func `A number is written as it was spelled`(spelling: String) {
        #expect(JSONNumber.isValid(spelling))
        var buffer = JSONBuffer(capacity: 0)
        buffer.value(.number(spelling))
        #expect(text(buffer.bytes) == spelling)
    }

    @Test(arguments: ["", "-", "01", "-01", "1.", ".5", "1e", "1e+", "+1", "NaN", "0x1", "1 ", "--1", "1.5.2"])
    func `What is no number becomes null`(spelling: String) {
        #expect(!JSONNumber.isValid(spelling))
        var buffer = JSONBuffer(capacity: 0)
        buffer.value(.number(spelling))
        #expect(text(buffer.bytes) == "null")
    }

    @Test func `Values nested deeper than anybody means are cut off`() throws {
        var value = JSONValue.string("deep")
        for _ in 0..<1_000 { value = .array([value]) }
        var buffer = JSONBuffer(capacity: 0)
        buffer.value(value)
        #expect(text(buffer.bytes) == String(repeating: "[", count: 256) + "null" + String(repeating: "]", count: 256))
    }

    @Test func `A tag is a term, or a label where a scheme says what the term is of`() {
        let entry = Entry(
            id: "1",
            categories: [
                Category(term: "headline/mobile", label: "Mobile"),
                Category(term: "mobile", scheme: "https://a.example/", label: "手机"),
                Category(term: "phones", scheme: "https://a.example/"),
                Category(term: ""),
            ]
        )
        #expect(text(JSONFeedWriter.item(entry)).contains(#""tags":["headline/mobile","手机","phones"]"#))
    }

    @Test func `Naughty custom objects stay JSON`() throws {
        let object = try JSONSerialization.jsonObject(with: Data(JSONFeedWriter.write(SampleFeeds.hostile)))
        let items = try #require((object as? [String: Any])?["items"] as? [[String: Any]])
        let item = try #require(items.first)
        #expect(Set(item.keys.filter { $0.hasPrefix("_") }) == ["_a", "_b"])
    }
}
