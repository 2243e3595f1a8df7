import NIOCore

/// Keeps what the parser is reading at hand, which does not say what it was that it did not understand.
///
/// It stands before the parser. Bound to its channel's event loop, so not Sendable.
final class RequestBytesHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    /// What is being read, nil between two reads.
    private var reading: ByteBuffer?
    /// How many heads the parser has found in it.
    private var heads = 0

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        reading = unwrapInboundIn(data)
        heads = 0
        context.fireChannelRead(data)
        reading = nil
    }

    /// Notes that the parser has found a head in what is being read.
    func countHead() {
        heads += 1
    }

    /// Whether what follows the heads that were found begins with a method, by its form (RFC 9110 §9.1).
    ///
    /// Where content stands between, it may be taken for the next request; the worst of that is another status.
    var isAtMethod: Bool {
        guard let rest = unparsed else { return false }
        let method = rest.prefix { HeaderSyntax.isToken($0) }
        return !method.isEmpty && (method.endIndex == rest.endIndex || rest[method.endIndex] == UInt8(ascii: " "))
    }

    /// Whether what follows is a request line, well formed but for its version, which is another than 1 (RFC 9112 §2.3).
    var isAtOtherVersion: Bool {
        guard let rest = unparsed, let end = rest.firstIndex(of: UInt8(ascii: "\r")),
            rest[end...].starts(with: "\r\n".utf8)
        else { return false }
        let version = rest[..<end].suffix(9)
        let digits = version.dropFirst(6)
        return version.starts(with: " HTTP/".utf8) && digits.count == 3
            && digits.enumerated().allSatisfy { $0 == 1 ? $1 == UInt8(ascii: ".") : HeaderSyntax.isDigit($1) }
            && digits.first != UInt8(ascii: "1")
    }

    /// What is being read, without the heads that were found in it.
    private var unparsed: ByteBufferView? {
        guard var rest = reading?.readableBytesView else { return nil }
        for _ in 0..<heads {
            guard let end = Self.endOfHead(rest) else { return nil }
            rest = rest[end...]
        }
        return rest
    }

    private static func endOfHead(_ bytes: ByteBufferView) -> Int? {
        let end = [UInt8]("\r\n\r\n".utf8)
        var index = bytes.startIndex
        while index + end.count <= bytes.endIndex {
            if bytes[index..<index + end.count].elementsEqual(end) { return index + end.count }
            index += 1
        }
        return nil
    }
}

@available(*, unavailable)
extension RequestBytesHandler: Sendable {}
