/// Characters that XML 1.0 has no way to carry (§2.2), and that are therefore left out of every format.
enum IllegalCharacter {
    /// Whether a character is U+FFFE or U+FFFF.
    static func isNoncharacter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0xFFFE || scalar.value == 0xFFFF
    }
}
