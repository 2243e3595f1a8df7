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
    /// The longest string in quotes that is taken at once, as short as that its size needs no look before its end.
    private static let wordByteCount = 1024

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

    /// Takes the string in quotes that comes next if it is as most in JSON are: short, all at hand, and of characters of
    /// ASCII that stand for themselves; nil, and nothing is taken, if it is any other.
    ///
    /// To take such a string byte by byte takes several times as long.
    func takeQuotedWord() -> String? {
        let limit = min(end, start + Self.wordByteCount)
        guard start < limit, buffer[start] == UInt8(ascii: "\"") else { return nil }
        let first = start + 1
        var index = first
        while index < limit, buffer[index] != UInt8(ascii: "\"") {
            let byte = buffer[index]
            guard byte >= 0x20, byte < 0x80, byte != UInt8(ascii: "\\") else { return nil }
            index += 1
        }
        guard index < limit else { return nil }
        let word = buffer.withUnsafeBufferPointer { bytes in
            String(decoding: UnsafeBufferPointer(rebasing: bytes[first..<index]), as: UTF8.self)
        }
        offset += index + 1 - start
        start = index + 1
        return word
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
