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
        guard var rest = reading?.readableBytesView else { return false }
        for _ in 0..<heads {
            guard let end = Self.endOfHead(rest) else { return false }
            rest = rest[end...]
        }
        let method = rest.prefix { HeaderSyntax.isToken($0) }
        return !method.isEmpty && (method.endIndex == rest.endIndex || rest[method.endIndex] == UInt8(ascii: " "))
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
