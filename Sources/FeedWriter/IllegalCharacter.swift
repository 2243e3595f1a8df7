/// Characters that XML 1.0 has no way to carry (§2.2), and that are therefore left out of every format.
enum IllegalCharacter {
    /// Whether U+FFFE or U+FFFF (EF BF BE, EF BF BF) begins at an index of valid UTF-8.
    static func isNoncharacter(at index: Int, of input: UnsafeBufferPointer<UInt8>) -> Bool {
        index + 2 < input.count && input[index] == 0xEF && input[index + 1] == 0xBF && input[index + 2] >= 0xBE
    }

    /// Whether a character is U+FFFE or U+FFFF.
    static func isNoncharacter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0xFFFE || scalar.value == 0xFFFF
    }
}
