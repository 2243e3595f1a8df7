import NIOCore

/// What a parser has been given and has made nothing of yet, over as many reads as that takes.
///
/// What it complains of begins here, however the bytes were cut on their way.
struct UnparsedBytes: Sendable {
    private var bytes = ByteBuffer()
    /// Whether content of unsaid length was among the bytes: where it ends only the parser knows.
    private var isLost = false

    /// Adds what the parser is given next.
    mutating func receive(_ buffer: ByteBuffer) {
        if bytes.readableBytes == 0 { bytes = buffer } else { bytes.writeImmutableBuffer(buffer) }
        if isLost || bytes.readableBytes > Self.maximum { lose() }
    }

    /// Takes off a head that the parser has found; what is in chunks hides where the next one begins.
    mutating func takeHead(isChunked: Bool) {
        skipEmptyLines()
        let end = [UInt8]("\r\n\r\n".utf8)
        let view = bytes.readableBytesView
        var index = view.startIndex
        while index + end.count <= view.endIndex, !view[index..<index + end.count].elementsEqual(end) { index += 1 }
        guard !isChunked, index + end.count <= view.endIndex else { return lose() }
        skip(index + end.count - view.startIndex)
    }

    /// Takes off so many bytes of content that the parser has passed on.
    mutating func takeContent(_ count: Int) {
        skip(min(count, bytes.readableBytes))
    }

    /// Whether a request begins here with a method, by its form (RFC 9110 §9.1).
    var isAtMethod: Bool {
        let rest = request
        let method = rest.prefix { HeaderSyntax.isToken($0) }
        return !method.isEmpty && (method.endIndex == rest.endIndex || rest[method.endIndex] == UInt8(ascii: " "))
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
