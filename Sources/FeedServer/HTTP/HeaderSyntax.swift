import Glibc

/// What the values of header fields have in common (RFC 9110 §5.6).
enum HeaderSyntax {
    /// A value, or a part of one, in whatever form its bytes are at hand.
    typealias Value = BidirectionalCollection<UInt8>

    /// The part before the next separator that is not within a quoted string, blanks around it dropped; the rest is what
    /// follows the separator, nil behind the last part.
    static func nextPart<Text: Value>(_ rest: inout Text?, separator: UInt8) -> Text? where Text.SubSequence == Text {
        guard let text = rest else { return nil }
        var index = text.startIndex
        var quoted = false
        var escaped = false
        while index < text.endIndex {
            let byte = text[index]
            if escaped {
                escaped = false
            } else if quoted, byte == UInt8(ascii: "\\") {
                escaped = true
            } else if byte == UInt8(ascii: "\"") {
                quoted.toggle()
            } else if byte == separator, !quoted {
                rest = text[text.index(after: index)...]
                return trimmed(text[..<index])
            }
            index = text.index(after: index)
        }
        rest = nil
        return trimmed(text)
    }

    /// The text without blanks at its ends.
    static func trimmed<Text: Value>(_ text: Text) -> Text where Text.SubSequence == Text {
        var start = text.startIndex
        var end = text.endIndex
        while start < end, isBlank(text[start]) { start = text.index(after: start) }
        while start < end, isBlank(text[text.index(before: end)]) { end = text.index(before: end) }
        return text[start..<end]
    }

    /// Whether a text is a word, whatever the case of its letters; the word is in lower case.
    static func isEqual(_ text: some Value, _ word: StaticString) -> Bool {
        word.withUTF8Buffer { word in
            var position = 0
            for byte in text {
                guard position < word.count, lowercased(byte) == word[position] else { return false }
                position += 1
            }
            return position == word.count
        }
    }

    /// Whether two texts are the same bytes.
    static func isSame(_ text: some Value, _ bytes: [UInt8]) -> Bool {
        guard text.count == bytes.count else { return false }
        let isSame = text.withContiguousStorageIfAvailable { text in
            bytes.withUnsafeBufferPointer { bytes in
                // Both have the same count, and addresses unless it is 0.
                guard let first = text.baseAddress, let second = bytes.baseAddress else { return true }
                return memcmp(first, second, text.count) == 0
            }
        }
        return isSame ?? text.elementsEqual(bytes)
    }

    /// An ASCII letter in lower case; any other byte as it is.
    static func lowercased(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }

    /// Whether a byte is a space or a tab.
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    /// Whether a byte may stand in a token, a method or the name of a field (RFC 9110 §5.6.2).
    static func isToken(_ byte: UInt8) -> Bool {
        isMember(byte, low: 0x03FF_6CFA_0000_0000, high: 0x57FF_FFFF_C7FF_FFFE)
    }

    /// Whether a byte may stand in the value of Host: a host and a port (RFC 9112 §3.2, RFC 3986 §3.2.2).
    ///
    /// Tokens and hosts have most marks in common; a comma would be two fields in one line.
    static func isHost(_ byte: UInt8) -> Bool {
        isMember(byte, low: 0x2FFF_6FF2_0000_0000, high: 0x47FF_FFFE_AFFF_FFFE)
    }

    /// Whether a byte is a decimal digit.
    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// Whether the bit of an ASCII byte is set in a set of 128 bits; `low` holds those of the bytes below 64.
    private static func isMember(_ byte: UInt8, low: UInt64, high: UInt64) -> Bool {
        byte < 0x80 && ((byte < 0x40 ? low : high) >> UInt64(byte & 0x3F)) & 1 == 1
    }
}
