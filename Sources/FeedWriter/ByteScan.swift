/// Passes over text that stands for itself, eight bytes at a time.
struct ByteScan {
    private let specials: (UInt64, UInt64, UInt64, UInt64)

    private static let width = MemoryLayout<UInt64>.size
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// Takes the bytes that may need escaping, besides C0 controls and the beginning of U+FFFE and U+FFFF.
    init(specials: (UInt8, UInt8, UInt8, UInt8)) {
        self.specials = (
            Self.ones &* UInt64(specials.0), Self.ones &* UInt64(specials.1),
            Self.ones &* UInt64(specials.2), Self.ones &* UInt64(specials.3)
        )
    }

    /// The indices, from a start on, of the next bytes that must be looked at one by one: at most eight.
    ///
    /// What lies before them stands for itself. There are none when the rest of the input does so.
    @inline(__always)
    func nextBlock(from start: Int, in input: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        var index = start
        let bytes = UnsafeRawBufferPointer(input)
        // One byte more than a block is read, to see what follows an EF.
        while index + Self.width < bytes.count {
            let block = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let following = bytes.loadUnaligned(fromByteOffset: index + 1, as: UInt64.self)
            let controls = (block &- Self.ones &* 0x20) & ~block
            let isSpecial =
                Self.zeros(block ^ specials.0) | Self.zeros(block ^ specials.1) | Self.zeros(block ^ specials.2)
                | Self.zeros(block ^ specials.3)
            let nonCharacters = Self.zeros(block ^ (Self.ones &* 0xEF)) & Self.zeros(following ^ (Self.ones &* 0xBF))
            if (controls | isSpecial | nonCharacters) & Self.highBits != 0 { break }
            index += Self.width
        }
        return index..<min(index + Self.width, bytes.count)
    }

    /// Sets the high bit of each byte that is zero, and perhaps of bytes after it, never where no byte is zero.
    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 {
        (word &- ones) & ~word
    }
}
