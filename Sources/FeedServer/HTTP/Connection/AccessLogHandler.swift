import NIOCore
import NIOHTTP1

/// Puts every answer of a connection into the access log.
///
/// It stands before all that may refuse a request, and pairs answers with requests by their order. Bound to its
/// channel's event loop, so not Sendable.
final class AccessLogHandler: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let log: AccessLog
    private let etiquette: PollEtiquette
    private var peer: PeerAddress?
    private var requests = CircularBuffer<(head: HTTPRequestHead, arrival: NIODeadline)>(initialCapacity: 2)
    private var answer: (status: Int, contentLength: Int)?

    /// Makes a handler that logs clients as the etiquette names them.
    init(log: AccessLog, etiquette: PollEtiquette) {
        self.log = log
        self.etiquette = etiquette
    }

    func handlerAdded(context: ChannelHandlerContext) {
        peer = PeerAddress(context.remoteAddress)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .head(let head) = unwrapInboundIn(data) { requests.append((head, .now())) }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head):
            answer = (Int(head.status.code), 0)
        case .body(let content):
            answer?.contentLength += content.readableBytes
        case .end:
            record()
        }
        context.write(data, promise: promise)
    }

    func channelInactive(context: ChannelHandlerContext) {
        record()
        context.fireChannelInactive()
    }

    /// Notes the answer under way, if there is one.
    private func record() {
        guard let answer else { return }
        self.answer = nil
        let request = requests.popFirst()
        let elapsed = request.map { NIODeadline.now() - $0.arrival } ?? .zero
        let head = request?.head
        log.record(
            AccessLogRecord(
                remoteAddress: client(head)?.description ?? "-",
                time: DateField.now(),
                request: head.map { head in
                    .init(
                        method: head.method.rawValue.utf8,
                        target: head.uri.utf8,
                        version: Self.text(of: head.version)
                    )
                },
                status: answer.status,
                contentLength: answer.contentLength,
                referer: head?.headers.first(name: "Referer")?.utf8,
                userAgent: head?.headers.first(name: "User-Agent")?.utf8,
                microseconds: elapsed.nanoseconds / 1000
            )
        )
    }

    /// Who asks, where proxies that are trusted say it.
    private func client(_ head: HTTPRequestHead?) -> PeerAddress? {
        guard let peer, let head else { return peer }
        return etiquette.client(
            of: peer,
            forwarded: head.headers["Forwarded"].map(\.utf8),
            forwardedFor: head.headers["X-Forwarded-For"].map(\.utf8)
        )
    }

    private static func text(of version: HTTPVersion) -> StaticString {
        switch (version.major, version.minor) {
        case (1, 0): "HTTP/1.0"
        case (1, 1): "HTTP/1.1"
        default: "HTTP"
        }
    }
}

@available(*, unavailable)
extension AccessLogHandler: Sendable {}
