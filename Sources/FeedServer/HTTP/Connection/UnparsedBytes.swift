import NIOCore

/// What a parser has been given and has made nothing of yet, over as many reads as that takes.
///
/// What it complains of begins here, however the bytes were cut on their way.
struct UnparsedBytes: Sendable {
    private var bytes = ByteBuffer()
    /// Whether the content that follows is in chunks.
    private var isChunked = false
    /// Whether there was more than is kept: where a request begins only the parser knows.
    private var isLost = false

    /// Whether the parser has said something of all that it was given.
    var isEmpty: Bool { bytes.readableBytes == 0 }

    /// Adds what the parser is given next.
    mutating func receive(_ buffer: ByteBuffer) {
        if bytes.readableBytes == 0 { bytes = buffer } else { bytes.writeImmutableBuffer(buffer) }
        if isLost || bytes.readableBytes > Self.maximum { lose() }
    }

    /// Takes off a head that the parser has found.
    mutating func takeHead(isChunked: Bool) {
        self.isChunked = isChunked
        skipEmptyLines()
        let end = [UInt8]("\r\n\r\n".utf8)
        let view = bytes.readableBytesView
        var index = view.startIndex
        while index + end.count <= view.endIndex, !view[index..<index + end.count].elementsEqual(end) { index += 1 }
        guard index + end.count <= view.endIndex else { return lose() }
        skip(index + end.count - view.startIndex)
    }

    /// Takes off so many bytes of content that the parser has passed on.
    mutating func takeContent(_ count: Int) {
        // Chunks are taken off with what is around them, all at once.
        if !isChunked { skip(min(count, bytes.readableBytes)) }
    }

    /// Takes off what is left of the content, whose end the parser has found.
    mutating func takeEnd() {
        guard isChunked else { return }
        isChunked = false
        guard let count = chunkedByteCount else { return lose() }
        skip(count)
    }

    /// Whether a request begins here with a method, by its form (RFC 9110 §9.1).
    var isAtMethod: Bool {
        let rest = request
        let method = rest.prefix { HeaderSyntax.isToken($0) }
        return !method.isEmpty && (method.endIndex == rest.endIndex || rest[method.endIndex] == UInt8(ascii: " "))
    }

    /// Whether a request line begins here whose target has bytes that have to be percent-encoded (RFC 3986 §2.1).
    var isAtRawTarget: Bool {
        request.prefix { $0 != UInt8(ascii: "\r") }.contains { $0 < 0x20 || $0 >= 0x7F }
    }

    /// Whether a request line begins here, well formed but for its version, which is another than 1 (RFC 9112 §2.3).
    var isAtOtherVersion: Bool {
        let rest = request
        let line = rest.prefix { $0 != UInt8(ascii: "\r") }
        let version = line.suffix(9)
        let digits = version.dropFirst(6)
        // The parser complains before it sees the end of the line.
        return "\r\n".utf8.starts(with: rest[line.endIndex...].prefix(2))
            && version.starts(with: " HTTP/".utf8) && digits.count == 3
            && digits.enumerated().allSatisfy { $0 == 1 ? $1 == UInt8(ascii: ".") : HeaderSyntax.isDigit($1) }
            && digits.first != UInt8(ascii: "1")
    }

    /// How long the chunks are that the bytes begin with, trailer and all (RFC 9112 §7.1); the parser found them well formed.
    private var chunkedByteCount: Int? {
        let view = bytes.readableBytesView
        var index = view.startIndex
        var isTrailer = false
        while let end = view[index...].firstIndex(of: UInt8(ascii: "\n")) {
            let line = view[index..<end]
            index = end + 1
            if isTrailer {
                if line.count <= 1 { return index - view.startIndex }
                continue
            }
            let digits = line.prefix { HeaderSyntax.isToken($0) }
            guard let size = Int(String(decoding: digits, as: UTF8.self), radix: 16), size >= 0 else { return nil }
            isTrailer = size == 0
            guard size <= view.endIndex - index else { return nil }
            if size > 0 { index = min(index + size + 2, view.endIndex) }
        }
        return nil
    }

    /// The bytes behind the empty lines that may stand before a request (RFC 9112 §2.2).
    private var request: ByteBufferView {
        var skipped = self
        skipped.skipEmptyLines()
        return skipped.bytes.readableBytesView
    }

    private mutating func skipEmptyLines() {
        let ends = bytes.readableBytesView.prefix { $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") }
        skip(ends.count)
    }

    private mutating func skip(_ count: Int) {
        bytes.moveReaderIndex(forwardBy: count)
        // An idle connection holds no memory of what was read.
        if bytes.readableBytes == 0 { bytes = ByteBuffer() }
    }

    private mutating func lose() {
        isLost = true
        bytes = ByteBuffer()
    }

    /// The most bytes that are kept: more than a head and a read.
    private static let maximum = 256 * 1024
}
