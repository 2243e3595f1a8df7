/// Copies text in blocks of sixteen bytes, and replaces what must not stand.
///
/// Two blocks at a time are copied whole while they are looked through; what follows a character that must not stand is written over.
/// ``ByteBuffer`` sees to it that there is memory wherever this reads and writes.
struct BlockScan {
    /// Where the next block begins.
    private(set) var source: UnsafeRawPointer
    /// Where it is to stand.
    var target: UnsafeMutableRawPointer

    /// The bytes of a block.
    static let width = 16

    /// How many bytes are read, at most, from the beginning of a block on: two blocks, and two bytes of a character that
    /// begins in the first and of what follows it.
    static let lookahead = 34

    /// How many bytes are written, at most, for a block: eight for each of its bytes, and a block more.
    static let mostWritten = 144

    /// Writes as many spaces as may be read after the end of a text: 48.
    @inline(__always)
    static func pad(_ end: UnsafeMutableRawPointer) {
        let spaces = SIMD16<UInt8>(repeating: UInt8(ascii: " "))
        end.storeBytes(of: spaces, as: SIMD16<UInt8>.self)
        end.storeBytes(of: spaces, toByteOffset: width, as: SIMD16<UInt8>.self)
        end.storeBytes(of: spaces, toByteOffset: 2 &* width, as: SIMD16<UInt8>.self)
    }

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
            let first = copyBlock(at: 0, escapedBy: rules)
            let second = copyBlock(at: Self.width, escapedBy: rules)
            if !Self.isAny(first .| second) {
                source += 2 &* Self.width
                target += 2 &* Self.width
                continue
            }
            let suspects = Self.lanes(of: first)
            if suspects != 0 {
                replace(suspects, by: rules)
            } else {
                source += Self.width
                target += Self.width
            }
        }
    }

    /// Copies one of the next two blocks, and says which of its bytes may have to be replaced.
    @inline(__always)
    private func copyBlock<Rules: EscapingRules>(
        at offset: Int,
        escapedBy rules: Rules.Type
    ) -> SIMDMask<SIMD16<Int8>> {
        let block = source.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
        let following = source.loadUnaligned(fromByteOffset: offset &+ 1, as: SIMD16<UInt8>.self)
        target.storeBytes(of: block, toByteOffset: offset, as: SIMD16<UInt8>.self)
        return rules.suspects(in: block, followedBy: following)
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

    /// Whether any lane is set.
    @inline(__always)
    private static func isAny(_ mask: SIMDMask<SIMD16<Int8>>) -> Bool {
        let words = words(of: mask)
        return words[0] | words[1] != 0
    }

    /// The lanes that are set as bits, the first lane lowest.
    @inline(__always)
    private static func lanes(of mask: SIMDMask<SIMD16<Int8>>) -> UInt64 {
        let words = words(of: mask)
        return lowBits(of: words[0].littleEndian) | lowBits(of: words[1].littleEndian) << 8
    }

    @inline(__always)
    private static func words(of mask: SIMDMask<SIMD16<Int8>>) -> SIMD2<UInt64> {
        // A mask is sixteen lanes of eight bits, all of them set or none: as many bits as two words, and any are valid.
        unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    }

    /// The lowest bit of each byte, the lowest byte's first: the product has the bit of byte n at 56 + n.
    @inline(__always)
    private static func lowBits(of word: UInt64) -> UInt64 {
        ((word & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) >> 56
    }
}
