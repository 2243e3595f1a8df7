/// How strings become JSON strings (RFC 8259 §7).
///
/// The characters that XML 1.0 cannot carry are removed here too, so that every format says the same.
/// U+2028 and U+2029 are escaped, since JavaScript once took them for line ends; other non-ASCII stands as it is.
enum JSONEscaping: EscapingRules {
    @inline(__always)
    static func suspects(
        in block: SIMD16<UInt8>,
        followedBy following: SIMD16<UInt8>
    ) -> SIMDMask<SIMD16<Int8>> {
        // E2 begins U+2028 and U+2029, EF U+FFFE and U+FFFF.
        (block .== SIMD16(repeating: UInt8(ascii: "\"")))
            .| (block .== SIMD16(repeating: UInt8(ascii: "\\")))
            .| (block .< SIMD16(repeating: 0x20))
            .| (block .== SIMD16(repeating: 0xE2))
            .| ((block .== SIMD16(repeating: 0xEF)) .& (following .== SIMD16(repeating: 0xBF)))
    }

    static func replacement(at index: Int, of input: UnsafeBufferPointer<UInt8>) -> Replacement {
        switch input[index] {
        case UInt8(ascii: "\""): Replacement("\\\"")
        case UInt8(ascii: "\\"): Replacement("\\\\")
        case UInt8(ascii: "\t"): Replacement("\\t")
        case UInt8(ascii: "\n"): Replacement("\\n")
        case UInt8(ascii: "\r"): Replacement("\\r")
        case 0..<0x20: Replacement("")
        case 0xE2 where input[index + 1] == 0x80 && input[index + 2] == 0xA8: Replacement("\\u2028", for: 3)
        case 0xE2 where input[index + 1] == 0x80 && input[index + 2] == 0xA9: Replacement("\\u2029", for: 3)
        case 0xEF where IllegalCharacter.isNoncharacter(at: index, of: input): Replacement("", for: 3)
        case let byte: Replacement(itself: byte)
        }
    }
}
