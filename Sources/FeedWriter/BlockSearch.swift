/// Looks for bytes of a kind, sixteen at a time.
enum BlockSearch {
    typealias Block = SIMD16<UInt8>
    typealias Mask = SIMDMask<SIMD16<Int8>>

    /// Whether any byte is of the kind that a closure marks.
    @inline(__always)
    static func isAny(in bytes: UnsafeBufferPointer<UInt8>, _ mark: (Block) -> Mask) -> Bool {
        let raw = UnsafeRawBufferPointer(bytes)
        let last = raw.count - Block.scalarCount
        guard last >= 0 else {
            return bytes.contains { isAny(mark(Block(repeating: $0))) }
        }
        // The last block ends with the text, and begins in what was looked at before or right behind it.
        var marks = mark(raw.loadUnaligned(fromByteOffset: last, as: Block.self))
        for offset in stride(from: 0, to: last, by: Block.scalarCount) {
            marks = marks .| mark(raw.loadUnaligned(fromByteOffset: offset, as: Block.self))
        }
        return isAny(marks)
    }

    /// Marks bytes that are a given one once those bits are set in them that are set in another.
    @inline(__always)
    static func marks(of byte: UInt8, in block: Block, setting bits: UInt8 = 0) -> Mask {
        (block | Block(repeating: bits)) .== Block(repeating: byte)
    }

    /// What the standard library's `any` says, in a few instructions: that one is not inlined.
    @inline(__always)
    private static func isAny(_ marks: Mask) -> Bool {
        let zeros = Block(repeating: 0)
        return zeros.replacing(with: 1, where: marks) != zeros
    }
}
