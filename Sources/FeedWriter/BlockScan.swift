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

    /// How many bytes are read, at most, from the beginning of two blocks on: two more of a character that ends beyond
    /// them, and two blocks after it.
    static let lookahead = 66

    /// How many bytes are written, at most, for two blocks: eight for each of their bytes, and two blocks more.
    static let mostWritten = 288

    /// How many spaces ``pad(_:)`` writes: no less than ``lookahead``.
    static let padding = 80

    /// Writes as many spaces as may be read after the end of a text.
    @inline(__always)
    static func pad(_ end: UnsafeMutableRawPointer) {
        let spaces = SIMD16<UInt8>(repeating: UInt8(ascii: " "))
        for offset in stride(from: 0, to: padding, by: width) {
            end.storeBytes(of: spaces, toByteOffset: offset, as: SIMD16<UInt8>.self)
        }
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
            if Self.isAny(first .| second) {
                replace(Self.lanes(of: first) | Self.lanes(of: second) << UInt64(Self.width), by: rules)
            } else {
                source += 2 &* Self.width
                target += 2 &* Self.width
            }
        }
    }

    /// Copies a text as it is, reading nothing beyond its end, and says whether all of it may stand.
    ///
    /// Where something in it must be replaced, what was copied means nothing. Of a text that is shorter than a block, a
    /// block is written.
    @inline(__always)
    static func copy<Rules: EscapingRules>(
        _ source: UnsafeRawPointer,
        count: Int,
        to target: UnsafeMutableRawPointer,
        escapedBy rules: Rules.Type
    ) -> Bool {
        guard count >= width else {
            let block = shortBlock(at: source, count: count)
            target.storeBytes(of: block, as: SIMD16<UInt8>.self)
            return !isAny(rules.suspects(in: block, followedBy: withoutFirst(block)))
        }
        let scan = BlockScan(source: source, target: target)
        let end = count &- width
        let last = source.loadUnaligned(fromByteOffset: end, as: SIMD16<UInt8>.self)
        var suspects = rules.suspects(in: last, followedBy: withoutFirst(last))
        for offset in stride(from: 0, to: end, by: width) {
            suspects = suspects .| scan.copyBlock(at: offset, escapedBy: rules)
        }
        target.storeBytes(of: last, toByteOffset: end, as: SIMD16<UInt8>.self)
        return !isAny(suspects)
    }

    /// The bytes of a text that is shorter than a block, with spaces after them.
    @inline(__always)
    private static func shortBlock(at source: UnsafeRawPointer, count: Int) -> SIMD16<UInt8> {
        let spaces: UInt64 = 0x2020_2020_2020_2020
        if count < 8 {
            var word = spaces
            for offset in stride(from: count &- 1, through: 0, by: -1) {
                word = word << 8 | UInt64(source.load(fromByteOffset: offset, as: UInt8.self))
            }
            return block(of: word, spaces)
        }
        // The last eight bytes, without those that are among the first eight.
        let rest = word(at: source + (count &- 8)) >> UInt64(8 &* (16 &- count))
        return block(of: word(at: source), rest | spaces << UInt64(8 &* (count &- 8)))
    }

    /// A block without its first byte, with a space at its end.
    @inline(__always)
    private static func withoutFirst(_ bytes: SIMD16<UInt8>) -> SIMD16<UInt8> {
        // As many bits, of which any are valid.
        let words = unsafeBitCast(bytes, to: SIMD2<UInt64>.self)
        let (low, high) = (words[0].littleEndian, words[1].littleEndian)
        return block(of: low >> 8 | high << 56, high >> 8 | 0x20 << 56)
    }

    @inline(__always)
    private static func word(at place: UnsafeRawPointer) -> UInt64 {
        UInt64(littleEndian: place.loadUnaligned(as: UInt64.self))
    }

    /// The block that begins with the lowest byte of one word and ends with the highest of another.
    @inline(__always)
    private static func block(of low: UInt64, _ high: UInt64) -> SIMD16<UInt8> {
        // Two words are as many bits as sixteen bytes, and any are valid.
        unsafeBitCast(SIMD2(low.littleEndian, high.littleEndian), to: SIMD16<UInt8>.self)
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

    /// Goes from one lane that is set to the next, and to the next two blocks.
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
            let following = source.loadUnaligned(fromByteOffset: done, as: SIMD32<UInt8>.self)
            target.storeBytes(of: following, as: SIMD32<UInt8>.self)
        } while lanes != 0
        let next = max(done, 2 &* Self.width)
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
        // The lowest bit of each byte moves beside that of the byte before it, then two beside two, then four.
        var bits = SIMD2(words[0].littleEndian, words[1].littleEndian) & 0x0101_0101_0101_0101
        bits |= bits &>> 7
        bits |= bits &>> 14
        bits |= bits &>> 28
        return bits[0] & 0xFF | (bits[1] & 0xFF) << 8
    }

    @inline(__always)
    private static func words(of mask: SIMDMask<SIMD16<Int8>>) -> SIMD2<UInt64> {
        // A mask is sixteen lanes of eight bits, all of them set or none: as many bits as two words, and any are valid.
        unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    }
}
