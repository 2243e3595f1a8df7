/// A source with a look ahead, its position counted.
///
/// A class because the parser behind a C callback and the reader in front share one position.
package final class BufferedInput {
    private var source: any ByteSource
    private var buffer: [UInt8]
    private var start = 0
    private var end = 0
    private var isAtEnd = false
    /// How many bytes were consumed.
    package private(set) var offset = 0
    /// The line that the next byte is on, where bytes are consumed one by one.
    package private(set) var line = 1

    package init(_ source: any ByteSource, capacity: Int = 1 << 16) {
        self.source = source
        buffer = [UInt8](repeating: 0, count: capacity)
    }

    /// The next bytes, at least `count` of them unless the input ends before; at most the buffer's size.
    package func prefix(_ count: Int) throws -> ArraySlice<UInt8> {
        while end - start < count, !isAtEnd { try fill() }
        return buffer[start..<min(end, start + count)]
    }

    /// The next byte, not consumed; nil at the end.
    @inline(__always)
    package func peek() throws -> UInt8? {
        if start == end {
            guard !isAtEnd else { return nil }
            try fill()
            guard start < end else { return nil }
        }
        return buffer[start]
    }

    /// Consumes the byte that `peek` showed, counting lines.
    @inline(__always)
    package func advance() {
        if buffer[start] == 0x0A { line += 1 }
        start += 1
        offset += 1
    }

    /// Consumes bytes that `prefix` showed, counting lines.
    package func advance(by count: Int) {
        for _ in 0..<min(count, end - start) { advance() }
    }

    /// Takes whatever is at hand, at least one byte unless the input ends; lines are not counted.
    package func takeChunk() throws -> ArraySlice<UInt8> {
        if start == end, !isAtEnd { try fill() }
        let chunk = buffer[start..<end]
        offset += chunk.count
        start = end
        return chunk
    }

    private func fill() throws {
        if start > 0 {
            for index in start..<end { buffer[index - start] = buffer[index] }
            end -= start
            start = 0
        }
        guard end < buffer.count else { return }
        let count = try buffer.withUnsafeMutableBytes { bytes in
            try source.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[end...]))
        }
        end += count
        if count == 0 { isAtEnd = true }
    }
}
