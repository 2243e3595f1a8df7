/// How strings become XML 1.0 character data and attribute values.
///
/// What is no `Char` (XML 1.0 §2.2) is removed, not replaced: the C0 controls but tab, line feed and
/// carriage return, U+FFFE and U+FFFF. Surrogates, the rest of what is illegal, cannot be in a Swift string.
/// A carriage return is written as a reference, or parsers would read it as a line feed (§2.11); in attributes
/// also tab and line feed, or parsers would read them as spaces (§3.3.3). `>` is always escaped, so that `]]>`
/// never stands in character data (§2.4). Quotation marks are escaped in attributes alone.
enum XMLEscaping {
    /// Character data.
    enum Content: EscapingRules {
        @inline(__always)
        static func suspects(
            in block: SIMD16<UInt8>,
            followedBy following: SIMD16<UInt8>
        ) -> SIMDMask<SIMD16<Int8>> {
            // `<` and `>` differ in one bit. EF begins U+FFFE and U+FFFF, and also full-width punctuation.
            (block .== SIMD16(repeating: UInt8(ascii: "&")))
                .| ((block | SIMD16(repeating: 0x02)) .== SIMD16(repeating: UInt8(ascii: ">")))
                .| (block .< SIMD16(repeating: 0x20))
                .| ((block .== SIMD16(repeating: 0xEF)) .& (following .== SIMD16(repeating: 0xBF)))
        }

        static func replacement(at place: UnsafeRawPointer) -> Replacement {
            let byte = place.load(as: UInt8.self)
            let isPlain = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t")
            return isPlain ? Replacement(itself: byte) : common(at: place)
        }
    }

    /// The value of an attribute in quotation marks.
    enum Attribute: EscapingRules {
        @inline(__always)
        static func suspects(
            in block: SIMD16<UInt8>,
            followedBy following: SIMD16<UInt8>
        ) -> SIMDMask<SIMD16<Int8>> {
            Content.suspects(in: block, followedBy: following) .| (block .== SIMD16(repeating: UInt8(ascii: "\"")))
        }

        static func replacement(at place: UnsafeRawPointer) -> Replacement {
            switch place.load(as: UInt8.self) {
            case UInt8(ascii: "\""): Replacement("&quot;")
            case UInt8(ascii: "\n"): Replacement("&#10;")
            case UInt8(ascii: "\t"): Replacement("&#9;")
            default: common(at: place)
            }
        }
    }

    /// What is the same in both.
    @inline(__always)
    private static func common(at place: UnsafeRawPointer) -> Replacement {
        let byte = place.load(as: UInt8.self)
        // Nearly all that is replaced is one of these two, and one of them is as good a guess as the other.
        if byte | 0x02 == UInt8(ascii: ">") {
            return byte == UInt8(ascii: "<") ? Replacement("&lt;") : Replacement("&gt;")
        }
        switch byte {
        case UInt8(ascii: "&"): return Replacement("&amp;")
        case UInt8(ascii: "\r"): return Replacement("&#13;")
        case 0..<0x20: return Replacement("")
        case 0xEF where IllegalCharacter.isNoncharacter(at: place): return Replacement("", for: 3)
        default: return Replacement(itself: byte)
        }
    }
}
