/// Which characters must not stand for themselves in a kind of text, and what stands for them.
protocol EscapingRules {
    /// The bytes of a block that may begin such a character; to find too many of them costs time and nothing else.
    ///
    /// Beside each byte it gets the one that follows it, or at the end of a text what ``anythingMayFollow`` says.
    static func suspects(
        in block: SIMD16<UInt8>,
        followedBy following: SIMD16<UInt8>
    ) -> SIMDMask<SIMD16<Int8>>

    /// What stands for the character at an index of valid UTF-8, the character itself where it may stand.
    static func replacement(at index: Int, of input: UnsafeBufferPointer<UInt8>) -> Replacement
}

extension EscapingRules {
    /// What is passed as the following bytes at the end of a text: the second byte of U+FFFE and U+FFFF throughout.
    @inline(__always)
    static var anythingMayFollow: SIMD16<UInt8> { SIMD16(repeating: 0xBF) }
}
