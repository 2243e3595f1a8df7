/// Characters that XML 1.0 has no way to carry (§2.2), and that are therefore left out of every format.
enum IllegalCharacter {
    /// Whether U+FFFE or U+FFFF (EF BF BE, EF BF BF) is at a place in valid UTF-8 where three bytes can be read.
    @inline(__always)
    static func isNoncharacter(at place: UnsafeRawPointer) -> Bool {
        let second = place.load(fromByteOffset: 1, as: UInt8.self)
        return second == 0xBF && place.load(fromByteOffset: 2, as: UInt8.self) >= 0xBE
    }

    /// Whether a character is U+FFFE or U+FFFF.
    static func isNoncharacter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0xFFFE || scalar.value == 0xFFFF
    }
}
