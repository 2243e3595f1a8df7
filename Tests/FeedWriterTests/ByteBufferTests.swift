import Testing

@testable import FeedWriter

@Suite struct ByteBufferTests {
    private static let characters = [
        "&", "<", ">", "\"", "\\", "\r", "\u{0}", "\u{1F}", "\u{FFFE}", "\u{FFFF}", "\u{2028}",
    ]

    /// Text around the character, of one byte, of three bytes, of bytes next to those looked for, and of bytes like them.
    private static let fillers = ["a", "中", "\u{7F}", "!", "#", "=", "?", "[", ",", "\u{FFFD}", "\u{FF41}", "‧", "😀"]

    @Test(arguments: characters, fillers)
    func `What must be escaped is found wherever it stands`(character: String, filler: String) {
        for count in 0...36 {
            for position in 0...count {
                let before = String(repeating: filler, count: position)
                let after = String(repeating: filler, count: count - position)
                #expect(xml(before + character + after) == before + xml(character) + after)
                #expect(json(before + character + after) == before + json(character) + after)
            }
        }
    }

    /// Lengths at which a text is taken in one more piece, or its end in another way.
    private static let lengths = [7, 8, 9, 15, 16, 17, 32, 33, 65, 66, 67, 68, 97, 98, 99, 100, 131, 132, 133]

    @Test(arguments: characters, lengths)
    func `What must be escaped is found wherever it stands in a longer text`(character: String, length: Int) {
        for position in 0...length {
            let before = String(repeating: "a", count: position)
            let after = String(repeating: "b", count: length - position)
            #expect(xml(before + character + after) == before + xml(character) + after)
            #expect(json(before + character + after) == before + json(character) + after)
        }
    }

    @Test func `Two in a row are both found`() {
        for count in 0...36 {
            let filler = String(repeating: "中", count: count)
            #expect(xml(filler + "\u{FFFF}\u{FFFE}&<" + filler) == filler + "&amp;&lt;" + filler)
            #expect(json(filler + "\u{FFFF}\u{2028}\"" + filler) == filler + "\\u2028\\\"" + filler)
        }
    }

    @Test func `What is appended in pieces of any size comes out whole`() {
        var buffer = ByteBuffer(capacity: 0)
        var expected = ""
        for length in [0, 1, 63, 64, 65, 4_096, 100_000] {
            let piece = String(repeating: "中", count: length)
            buffer.append("<")
            buffer.append(piece, escapedBy: .xmlContent)
            buffer.append(UInt8(ascii: ">"))
            buffer.append(verbatim: piece)
            expected += "<" + piece + ">" + piece
            #expect(buffer.count == expected.utf8.count)
        }
        #expect(buffer.bytes == Array(expected.utf8))
    }

    @Test func `Text that grows as much as any is escaped whole`() {
        for count in [1, 15, 16, 17, 31, 1_000, 100_000] {
            let quotes = String(repeating: "\"", count: count)
            #expect(xml(quotes) == String(repeating: "&quot;", count: count))
            #expect(json(String(repeating: "\u{2028}", count: count)) == String(repeating: "\\u2028", count: count))
        }
    }

    @Test(arguments: [0, 1, 63, 64, 65, 1_000, 99_999, 100_000, 101_024, 130_000, 140_000, 1_000_000])
    func `What is written is the same whatever length was expected, and takes little more memory`(expected: Int) {
        let text = String(repeating: "中<", count: 12_500)
        let bytes = ByteBuffer.bytes(expecting: expected) { empty in
            var buffer = empty
            buffer.append(text, escapedBy: .xmlContent)
            buffer.append(UInt8(ascii: "."))
            return buffer
        }
        #expect(bytes == Array((text.replacing("<", with: "&lt;") + ".").utf8))
        #expect(bytes.capacity < bytes.count / 2 * 3)
    }

    @Test func `A closure writes no more than it asked for`() {
        var buffer = ByteBuffer(capacity: 0)
        for length in 0...200 {
            buffer.append(atMost: length) { space in
                for index in space.indices { space[index] = UInt8(length) }
                return length / 2
            }
        }
        #expect(buffer.bytes == (0...200).flatMap { [UInt8](repeating: UInt8($0), count: $0 / 2) })
    }

    private func xml(_ string: String) -> String {
        var buffer = ByteBuffer(capacity: 0)
        buffer.append(string, escapedBy: .xmlAttribute)
        return String(decoding: buffer.bytes, as: UTF8.self)
    }

    private func json(_ string: String) -> String {
        var buffer = JSONBuffer(capacity: 0)
        buffer.string(string)
        return String(decoding: buffer.bytes.dropFirst().dropLast(), as: UTF8.self)
    }
}
