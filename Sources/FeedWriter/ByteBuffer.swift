/// Bytes in the making: append-only, owned by one value, grown by doubling.
///
/// An array would check its size and whether it is shared with each append, and could not be written to beyond its
/// end, as ``Escaping`` does. The memory is reached through this value alone, which cannot be copied:
/// nobody else reads or writes it, and it is given back once. No byte beyond its capacity is ever touched:
/// whatever writes calls `reserve` before. Only the first `count` bytes are ever read, and all of them were
/// written.
struct ByteBuffer: ~Copyable {
    /// How many bytes were appended.
    private(set) var count = 0
    private var memory: SpareMemory.Piece
    /// Whether the memory is an array's, which frees it.
    private var isLent = false

    /// Makes an empty buffer with room for so many bytes.
    init(capacity: Int) {
        memory = SpareMemory.take(atLeast: max(capacity, 64))
    }

    /// Makes an empty buffer in memory that somebody else frees, and that nobody else uses meanwhile.
    private init(_ start: UnsafeMutablePointer<UInt8>, capacity: Int) {
        memory = SpareMemory.Piece(start, capacity: capacity)
        isLent = true
    }

    deinit {
        if !isLent { SpareMemory.give(memory) }
    }

    /// What a closure appends to an empty buffer that it gets and gives back.
    ///
    /// It is written where it stays, if it takes most of what it was expected to take and no more; else it is copied.
    static func bytes(expecting length: Int, _ write: (consuming ByteBuffer) -> ByteBuffer) -> [UInt8] {
        var copy: [UInt8]?
        let bytes = [UInt8](unsafeUninitializedCapacity: max(length, 64)) { space, written in
            guard let start = space.baseAddress else { return }
            let buffer = write(ByteBuffer(start, capacity: space.count))
            if buffer.isLent, buffer.count > space.count / 4 * 3 {
                written = buffer.count
            } else {
                copy = buffer.bytes
            }
        }
        return copy ?? bytes
    }

    private var start: UnsafeMutableRawPointer { memory.start }

    /// What was appended: a copy that takes no more memory than it needs.
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

    /// Appends what three literals hold, one after the other.
    @inline(__always)
    mutating func append(_ first: StaticString, _ second: StaticString, _ third: StaticString) {
        let secondStart = first.utf8CodeUnitCount
        let thirdStart = secondStart &+ second.utf8CodeUnitCount
        let length = thirdStart &+ third.utf8CodeUnitCount
        reserve(length)
        let place = start + count
        place.copyMemory(from: first.utf8Start, byteCount: first.utf8CodeUnitCount)
        (place + secondStart).copyMemory(from: second.utf8Start, byteCount: second.utf8CodeUnitCount)
        (place + thirdStart).copyMemory(from: third.utf8Start, byteCount: third.utf8CodeUnitCount)
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

    /// Takes back what was appended from an index on.
    mutating func removeAll(from index: Int) {
        precondition(index >= 0 && index <= count)
        count = index
    }

    /// Appends a string as UTF-8, with what stands for the characters that must not stand for themselves.
    mutating func append(_ string: String, escapedBy escaping: Escaping) {
        Self.withUTF8(of: string) { append($0, escapedBy: escaping) }
    }

    @inline(__always)
    private mutating func append(_ input: UnsafeBufferPointer<UInt8>, escapedBy escaping: Escaping) {
        guard var source = UnsafeRawPointer(input.baseAddress) else { return }
        let end = source + input.count
        repeat {
            reserve(end - source + Escaping.leastRoom)
            var target = start + count
            escaping.copy(from: &source, to: end, into: &target, before: start + memory.capacity)
            count = target - start
        } while source < end
    }

    /// Makes room for so many bytes more.
    @inline(__always)
    private mutating func reserve(_ length: Int) {
        if length > memory.capacity &- count { grow(by: length) }
    }

    @inline(never)
    private mutating func grow(by length: Int) {
        let larger = SpareMemory.Piece(capacity: max(memory.capacity * 2, count + length))
        larger.start.copyMemory(from: start, byteCount: count)
        if !isLent { SpareMemory.give(memory) }
        memory = larger
        isLent = false
    }
}

extension ByteBuffer {
    /// Gives a closure the UTF-8 of a string, without a copy where the string has it in one piece, as Swift's own have.
    @inline(__always)
    static func withUTF8(of string: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        if string.utf8.withContiguousStorageIfAvailable(body) == nil {
            var copy = string
            copy.withUTF8(body)
        }
    }
}
