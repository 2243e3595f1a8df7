/// Bytes in the making: append-only, owned by one value, grown by doubling.
///
/// An array would check its size and whether it is shared with each append, and could not be written to beyond its
/// end, which ``append(_:escapedBy:)`` does. The memory is reached through this value alone, which cannot be copied:
/// nobody else reads or writes it, and it is freed once. No more than `capacity` bytes from `start` are ever touched:
/// whatever writes calls ``reserve(_:)`` before. Only the first `count` bytes are ever read, and all of them were
/// written.
struct ByteBuffer: ~Copyable {
    /// How many bytes were appended.
    private(set) var count = 0
    private var start: UnsafeMutableRawPointer
    private var capacity: Int

    /// Makes an empty buffer with room for so many bytes.
    init(capacity: Int) {
        self.capacity = max(capacity, 64)
        start = .allocate(byteCount: self.capacity, alignment: 16)
    }

    deinit {
        start.deallocate()
    }

    /// What was appended: a copy that takes no more memory than it needs, which is what documents are kept in.
    ///
    /// Copying takes a fraction of the time that escaping took, and growing in place would have copied more.
    var bytes: [UInt8] {
        Array(unsafeUninitializedCapacity: count) { space, written in
            UnsafeMutableRawBufferPointer(space).copyMemory(from: UnsafeRawBufferPointer(start: start, count: count))
            written = count
        }
    }

    /// Appends what a literal holds.
    @inline(__always)
    mutating func append(_ literal: StaticString) {
        let length = literal.utf8CodeUnitCount
        reserve(length)
        (start + count).copyMemory(from: literal.utf8Start, byteCount: length)
        count &+= length
    }

    /// Appends a byte.
    @inline(__always)
    mutating func append(_ byte: UInt8) {
        reserve(1)
        start.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count &+= 1
    }

    /// Appends a string as it is.
    mutating func append(verbatim string: String) {
        Self.withUTF8(of: string) { append($0) }
    }

    /// Appends bytes as they are.
    mutating func append(_ input: UnsafeBufferPointer<UInt8>) {
        guard let base = input.baseAddress else { return }
        reserve(input.count)
        (start + count).copyMemory(from: base, byteCount: input.count)
        count += input.count
    }

    /// Appends what a closure writes into space for at most so many bytes; the closure says how many it wrote.
    @inline(__always)
    mutating func append(atMost length: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
        reserve(length)
        let space = UnsafeMutableRawBufferPointer(start: start + count, count: length)
        let written = space.withMemoryRebound(to: UInt8.self) { write($0) }
        precondition(written >= 0 && written <= length)
        count += written
    }

    /// Appends a string as UTF-8, with what stands for the characters that must not stand for themselves.
    mutating func append<Rules: EscapingRules>(_ string: String, escapedBy rules: Rules.Type) {
        Self.withUTF8(of: string) { append($0, escapedBy: rules) }
    }

    /// Appends UTF-8, sixteen bytes at a time: each block is copied whole while it is looked through, and what follows
    /// the first byte that must not stand is written over.
    @inline(__always)
    private mutating func append<Rules: EscapingRules>(
        _ input: UnsafeBufferPointer<UInt8>,
        escapedBy rules: Rules.Type
    ) {
        let bytes = UnsafeRawBufferPointer(input)
        var index = 0
        reserve(bytes.count &+ Self.slack)
        while index < bytes.count {
            let rest = bytes.count &- index
            // One byte more than a block is read, to see what follows its last.
            let isWhole = rest > Self.width
            let block =
                isWhole ? bytes.loadUnaligned(fromByteOffset: index, as: Block.self) : Self.end(of: bytes, index)
            let following =
                isWhole ? bytes.loadUnaligned(fromByteOffset: index &+ 1, as: Block.self) : rules.anythingMayFollow
            start.storeBytes(of: block, toByteOffset: count, as: Block.self)
            let plain = min(Self.firstLane(of: rules.suspects(in: block, followedBy: following)), rest)
            index &+= plain
            count &+= plain
            guard plain < Self.width, index < bytes.count else { continue }
            let replacement = rules.replacement(at: index, of: input)
            start.storeBytes(of: replacement.text.littleEndian, toByteOffset: count, as: UInt64.self)
            count &+= replacement.textLength
            index &+= replacement.length
            reserve(bytes.count &- index &+ Self.slack)
        }
    }

    /// Makes room for so many bytes more.
    @inline(__always)
    private mutating func reserve(_ length: Int) {
        if length > capacity &- count { grow(by: length) }
    }

    @inline(never)
    private mutating func grow(by length: Int) {
        capacity = max(capacity * 2, count + length)
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
        larger.copyMemory(from: start, byteCount: count)
        start.deallocate()
        start = larger
    }
}

extension ByteBuffer {
    /// Sixteen bytes of text.
    typealias Block = SIMD16<UInt8>

    private static let width = 16

    /// Written beyond what is to stand: at most a block and a replacement.
    private static let slack = 32

    /// The last bytes of a text, at most sixteen, and spaces after them.
    @inline(__always)
    private static func end(of bytes: UnsafeRawBufferPointer, _ index: Int) -> Block {
        var block = Block(repeating: 0x20)
        withUnsafeMutableBytes(of: &block) { $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[index...])) }
        return block
    }

    /// The first lane that is set, or 16.
    @inline(__always)
    private static func firstLane(of mask: SIMDMask<SIMD16<Int8>>) -> Int {
        // A mask has 16 lanes of eight bits, all set or none, and so has its bit pattern.
        let words = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
        let low = words[0].littleEndian
        if low != 0 { return low.trailingZeroBitCount / 8 }
        return 8 &+ words[1].littleEndian.trailingZeroBitCount / 8
    }

    /// Gives a closure the UTF-8 of a string, without a copy where the string has it in one piece, as Swift's own have.
    @inline(__always)
    static func withUTF8(of string: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        if string.utf8.withContiguousStorageIfAvailable(body) == nil {
            var copy = string
            copy.withUTF8(body)
        }
    }
}
