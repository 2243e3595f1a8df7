/// Which characters must not stand for themselves in a kind of text, and what stands for them.
protocol EscapingRules {
    /// The bytes of a block that may begin such a character; to find too many of them costs time and nothing else.
    ///
    /// Beside each byte it gets the one that follows it, or a space at the end of a text.
    static func suspects(
        in block: SIMD16<UInt8>,
        followedBy following: SIMD16<UInt8>
    ) -> SIMDMask<SIMD16<Int8>>

    /// What stands for the character at a place in valid UTF-8, the character itself where it may stand.
    ///
    /// The character and, where the text ends, a space after it can be read, but not more than three bytes in all.
    static func replacement(at place: UnsafeRawPointer) -> Replacement
}
