/// A window into the bytes of a request, without a copy of them or a count of references to them.
///
/// Every access is checked against the window's bounds, in release builds too. It must not outlive the closure that was
/// given the bytes; being not Sendable and never stored, it does not.
struct ByteWindow: RandomAccessCollection {
    private let base: UnsafeRawPointer
    let startIndex: Int
    let endIndex: Int

    /// A window over all of some bytes, or nil if there are none.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard let base = bytes.baseAddress, !bytes.isEmpty else { return nil }
        self.init(base: base, startIndex: 0, endIndex: bytes.count)
    }

    private init(base: UnsafeRawPointer, startIndex: Int, endIndex: Int) {
        self.base = base
        self.startIndex = startIndex
        self.endIndex = endIndex
    }

    subscript(index: Int) -> UInt8 {
        @inline(__always) get {
            precondition(startIndex <= index && index < endIndex)
            // Within the bounds of the bytes that the window was made over.
            return base.load(fromByteOffset: index, as: UInt8.self)
        }
    }

    subscript(range: Range<Int>) -> ByteWindow {
        @inline(__always) get {
            precondition(startIndex <= range.lowerBound && range.upperBound <= endIndex)
            return ByteWindow(base: base, startIndex: range.lowerBound, endIndex: range.upperBound)
        }
    }

    /// Eight bytes from an index on, the first in the lowest place.
    @inline(__always) func word(at index: Int) -> UInt64 {
        precondition(startIndex <= index && index <= endIndex - 8)
        // Within the bounds, as above; the load need not be aligned.
        return UInt64(littleEndian: base.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }

    /// The bytes as a buffer, valid as long as the window.
    var buffer: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: base + startIndex, count: endIndex - startIndex)
    }

    func withContiguousStorageIfAvailable<Result>(
        _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result? {
        try buffer.withMemoryRebound(to: UInt8.self, body)
    }
}

@available(*, unavailable)
extension ByteWindow: Sendable {}
