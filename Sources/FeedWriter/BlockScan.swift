/// Copies text in blocks of sixteen bytes, and replaces what must not stand.
///
/// Each block is copied whole while it is looked through; what follows a character that must not stand is written over.
/// ``ByteBuffer`` sees to it that there is memory wherever this reads and writes.
struct BlockScan {
    /// Where the next block begins.
    private(set) var source: UnsafeRawPointer
    /// Where it is to stand.
    var target: UnsafeMutableRawPointer

    /// The bytes of a block.
    static let width = 16

    /// How many bytes are read, at most, from the beginning of a block on: two blocks, and two bytes of a character that
    /// reaches out of the first.
    static let lookahead = 34

    /// How many bytes are written, at most, for a block: eight for each of its bytes, and a block more.
    static let mostWritten = 144

    init(source: UnsafeRawPointer, target: UnsafeMutableRawPointer) {
        self.source = source
        self.target = target
    }

    /// Copies blocks that begin before a limit, as long as they are to stand no farther than at another.
    @inline(__always)
    mutating func run<Rules: EscapingRules>(
        to limit: UnsafeRawPointer,
        writingBefore last: UnsafeMutableRawPointer,
        escapedBy rules: Rules.Type
    ) {
        while source < limit, target <= last {
            let block = source.loadUnaligned(as: SIMD16<UInt8>.self)
            let following = source.loadUnaligned(fromByteOffset: 1, as: SIMD16<UInt8>.self)
            target.storeBytes(of: block, as: SIMD16<UInt8>.self)
            let suspects = Self.lanes(of: rules.suspects(in: block, followedBy: following))
            if suspects != 0 {
                replace(suspects, by: rules)
            } else {
                source += Self.width
                target += Self.width
            }
        }
    }

    /// Goes from one lane that is set to the next, and to the next block.
    @inline(__always)
    private mutating func replace<Rules: EscapingRules>(_ suspects: UInt64, by rules: Rules.Type) {
        var lanes = suspects
        var done = 0
        repeat {
            let lane = lanes.trailingZeroBitCount
            lanes &= lanes &- 1
            target += lane &- done
            let replacement = rules.replacement(at: source + lane)
            target.storeBytes(of: replacement.text.littleEndian, as: UInt64.self)
            target += replacement.textLength
            done = lane &+ replacement.length
            target.storeBytes(
                of: source.loadUnaligned(fromByteOffset: done, as: SIMD16<UInt8>.self),
                as: SIMD16<UInt8>.self
            )
        } while lanes != 0
        let next = max(done, Self.width)
        target += next &- done
        source += next
    }

    /// The lanes that are set as bits, the first lane lowest.
    @inline(__always)
    private static func lanes(of mask: SIMDMask<SIMD16<Int8>>) -> UInt64 {
        // The bit pattern of a mask is sixteen lanes of eight bits, each with all of them set or none.
        let words = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
        guard words[0] | words[1] != 0 else { return 0 }
        return lowBits(of: words[0].littleEndian) | lowBits(of: words[1].littleEndian) << 8
    }

    /// The lowest bit of each byte, the lowest byte's first: the product has the bit of byte n at 56 + n.
    @inline(__always)
    private static func lowBits(of word: UInt64) -> UInt64 {
        ((word & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) >> 56
    }
}
