import NIOCore
import NIOHTTP1

/// Counts every answer of a connection that comes through the router's way.
///
/// It stands before all that may refuse a request, and pairs answers with requests by their order. Bound to its
/// channel's event loop, so not Sendable.
final class AnswerCountHandler: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let statistics: LoopStatistics
    private var requests = CircularBuffer<HTTPRequestHead>(initialCapacity: 2)
    private var answer: (status: Int, contentLength: Int)?

    init(statistics: LoopStatistics) {
        self.statistics = statistics
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .head(let head) = unwrapInboundIn(data) { requests.append(head) }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head): answer = (Int(head.status.code), 0)
        case .body(let content): answer?.contentLength += content.readableBytes
        case .end: count()
        }
        context.write(data, promise: promise)
    }

    func channelInactive(context: ChannelHandlerContext) {
        count()
        context.fireChannelInactive()
    }

    /// Counts the answer under way, if there is one.
    private func count() {
        guard let answer else { return }
        self.answer = nil
        let head = requests.popFirst()
        let request = AnsweredRequest(
            route: .router,
            status: answer.status,
            contentLength: answer.contentLength,
            isConditional: head.map { head in
                head.headers.contains(name: "If-None-Match") || head.headers.contains(name: "If-Modified-Since")
            } ?? false
        )
        // Without a head there was no request that could be read, and nobody to name.
        guard let head else {
            statistics.counters.count(request)
            return
        }
        var userAgent = head.headers.first(name: "User-Agent") ?? ""
        var path = String(head.uri.prefix { $0 != "?" })
        userAgent.withUTF8 { userAgent in
            path.withUTF8 { path in
                statistics.count(
                    request,
                    userAgent: UnsafeRawBufferPointer(userAgent),
                    path: UnsafeRawBufferPointer(path)
                )
            }
        }
    }
}

@available(*, unavailable)
extension AnswerCountHandler: Sendable {}
