import Foundation
import Testing

@testable import FeedWriter

@Suite struct EscapingCopyTests {
    /// Text that may stand, text that may not, and text whose bytes are like those that may not.
    private static let alphabets: [[Unicode.Scalar]] = [
        Array("ab <>&".unicodeScalars),
        Array("中文,全角!￥\u{FFFE}\u{FFFF}\u{FFFD}".unicodeScalars),
        Array("“quoted” — it’s\u{2028}\u{2029}\\\"\n\t\r\u{0}\u{1F}\u{7F}".unicodeScalars),
        Array("aé中😀<>&\"\\'/".unicodeScalars) + (0...0x2F).compactMap { Unicode.Scalar(UInt8($0)) },
    ]

    @Test(arguments: alphabets, [Escaping.xmlContent, .xmlAttribute, .json])
    func `Text of every length comes out as one that is escaped character by character`(
        alphabet: [Unicode.Scalar],
        escaping: Escaping
    ) throws {
        var random = SmallGenerator(state: 20_261_123)
        let memory = try GuardedMemory()
        for length in 0...260 {
            for dullness in [0, 3, 40] {
                let text = Self.text(of: length, from: alphabet, dullness: dullness, using: &random)
                #expect(memory.copy(Array(text.utf8), by: escaping) == Self.escaped(text, by: escaping))
            }
        }
    }

    /// So many characters, of which the first of the alphabet comes so many times as often as all.
    private static func text(
        of length: Int,
        from alphabet: [Unicode.Scalar],
        dullness: Int,
        using random: inout SmallGenerator
    ) -> String {
        let most = alphabet.count * (1 + dullness) - 1
        let scalars = (0..<length)
            .map { _ -> Unicode.Scalar in
                let choice = Int.random(in: 0...most, using: &random)
                return choice < alphabet.count ? alphabet[choice] : alphabet[0]
            }
        return String(String.UnicodeScalarView(scalars))
    }

    /// What it must be, as simply as it can be said.
    private static func escaped(_ text: String, by escaping: Escaping) -> [UInt8] {
        Array(text.unicodeScalars.map { spelling(of: $0, by: escaping) }.joined().utf8)
    }

    private static func spelling(of scalar: Unicode.Scalar, by escaping: Escaping) -> String {
        switch (escaping, scalar) {
        case (.json, "\""): "\\\""
        case (.json, "\\"): "\\\\"
        case (.json, "\t"): "\\t"
        case (.json, "\n"): "\\n"
        case (.json, "\r"): "\\r"
        case (.json, "\u{2028}"): "\\u2028"
        case (.json, "\u{2029}"): "\\u2029"
        case (.xmlAttribute, "\""): "&quot;"
        case (.xmlAttribute, "\t"): "&#9;"
        case (.xmlAttribute, "\n"): "&#10;"
        case (.xmlContent, "\t"), (.xmlContent, "\n"): String(Character(scalar))
        case (.xmlContent, "&"), (.xmlAttribute, "&"): "&amp;"
        case (.xmlContent, "<"), (.xmlAttribute, "<"): "&lt;"
        case (.xmlContent, ">"), (.xmlAttribute, ">"): "&gt;"
        case (.xmlContent, "\r"), (.xmlAttribute, "\r"): "&#13;"
        case (_, "\u{0}"..."\u{1F}"), (_, "\u{FFFE}"..."\u{FFFF}"): ""
        default: String(Character(scalar))
        }
    }
}

/// The same numbers in every run (Steele and Vigna's SplitMix64).
private struct SmallGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}

/// Memory that ends where any access stops the program: nothing may be read beyond a text or written beyond its room.
private final class GuardedMemory {
    private static let capacity = 65_536
    private let source: UnsafeMutableRawPointer
    private let target: UnsafeMutableRawPointer

    init() throws {
        source = try Self.guarded()
        target = try Self.guarded()
    }

    deinit {
        for start in [source, target] { munmap(start, 2 * Self.capacity) }
    }

    private static func guarded() throws -> UnsafeMutableRawPointer {
        let start = try #require(
            mmap(nil, 2 * capacity, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0),
            "no memory"
        )
        try #require(mprotect(start + capacity, capacity, PROT_NONE) == 0)
        return start
    }

    /// Escapes bytes that end where the memory does, into room that ends there and is but just enough at a time.
    func copy(_ bytes: [UInt8], by escaping: Escaping) -> [UInt8] {
        let end = UnsafeRawPointer(source + Self.capacity)
        var place = end - bytes.count
        UnsafeMutableRawBufferPointer(start: source + (Self.capacity - bytes.count), count: bytes.count)
            .copyBytes(from: bytes)
        let limit = target + Self.capacity
        var output: [UInt8] = []
        repeat {
            let start = limit - Escaping.leastRoom
            var written = start
            escaping.copy(from: &place, to: end, into: &written, before: limit)
            output.append(contentsOf: UnsafeRawBufferPointer(start: start, count: written - start))
        } while place < end
        return output
    }
}
