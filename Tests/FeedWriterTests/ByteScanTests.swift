import Testing

@testable import FeedWriter

@Suite struct ByteScanTests {
    private static let characters = [
        "&", "<", ">", "\"", "\\", "\r", "\u{0}", "\u{1F}", "\u{FFFE}", "\u{FFFF}", "\u{2028}",
    ]

    /// Text around the character, of one byte, of three bytes, of bytes next to those looked for, and of bytes like them.
    private static let fillers = ["a", "中", "\u{7F}", "!", "#", "=", "?", "[", ",", "\u{FFFD}", "\u{FF41}", "‧", "😀"]

    @Test(arguments: characters, fillers)
    func `What must be escaped is found wherever it stands`(character: String, filler: String) {
        for count in 0...20 {
            for position in 0...count {
                let before = String(repeating: filler, count: position)
                let after = String(repeating: filler, count: count - position)
                #expect(xml(before + character + after) == before + xml(character) + after)
                #expect(json(before + character + after) == before + json(character) + after)
            }
        }
    }

    @Test func `Two in a row are both found`() {
        for count in 0...20 {
            let filler = String(repeating: "中", count: count)
            #expect(xml(filler + "\u{FFFF}\u{FFFE}&<" + filler) == filler + "&amp;&lt;" + filler)
            #expect(json(filler + "\u{FFFF}\u{2028}\"" + filler) == filler + "\\u2028\\\"" + filler)
        }
    }

    private func xml(_ string: String) -> String {
        var bytes: [UInt8] = []
        XMLEscaping.append(string, to: &bytes, in: .attribute)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func json(_ string: String) -> String {
        var buffer = JSONBuffer(capacity: 0)
        buffer.string(string)
        return String(decoding: buffer.bytes.dropFirst().dropLast(), as: UTF8.self)
    }
}
