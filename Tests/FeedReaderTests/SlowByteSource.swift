import FeedReader

/// Bytes that come a few at a time, as from a pipe.
struct SlowByteSource: ByteSource {
    private var bytes: ArraySlice<UInt8>
    private let step: Int

    init(_ bytes: [UInt8], step: Int) {
        self.bytes = bytes[...]
        self.step = step
    }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let taken = bytes.prefix(min(step, buffer.count))
        buffer.copyBytes(from: taken)
        bytes = bytes.dropFirst(taken.count)
        return taken.count
    }
}
