import NIOCore

/// Keeps what the parser is reading at hand, which does not say what it was that it did not understand.
///
/// It stands before the parser. Bound to its channel's event loop, so not Sendable.
final class RequestBytesHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    /// What the parser has not said anything of yet.
    var unparsed = UnparsedBytes()

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        unparsed.receive(unwrapInboundIn(data))
        context.fireChannelRead(data)
    }
}

@available(*, unavailable)
extension RequestBytesHandler: Sendable {}
