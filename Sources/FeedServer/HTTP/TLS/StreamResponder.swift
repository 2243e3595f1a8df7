import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// Answers a request that comes over HTTP/2, counts and logs it.
struct StreamResponder: Sendable {
    let responder: FeedResponder
    let accessLog: AccessLog?
    let statistics: ServerStatistics

    /// The answer to a request on the channel of its stream, counted.
    func answer(to request: Request, on channel: any Channel) async throws -> StreamAnswer {
        let arrival = NIODeadline.now()
        let peer = PeerAddress(channel.remoteAddress)
        let refusal = try await refusal(of: request)
        var response: Response
        if let refusal {
            let answer = refusal.answer
            let body = request.method == .head ? ResponseBody() : ResponseBody(byteBuffer: answer.content)
            response = Response(status: refusal.status, headers: answer.fields, body: body)
        } else {
            response = try await responder.respond(to: request, context: peer)
        }
        var date = DateField()
        response.headers[.date] = date.value()
        let answer = StreamAnswer(response: response, refusal: refusal, peer: peer, arrival: arrival)
        count(request, answer, channel.eventLoop)
        return answer
    }

    /// Notes in the access log what became of a request.
    func log(_ request: Request, _ answer: StreamAnswer) {
        guard let accessLog else { return }
        let elapsed = NIODeadline.now() - answer.arrival
        accessLog.record(
            AccessLogRecord(
                remoteAddress: client(request, answer.peer)?.description ?? "-",
                time: DateField.now(),
                request: .init(
                    method: request.method.rawValue.utf8,
                    target: (request.head.path ?? "").utf8,
                    version: "HTTP/2.0"
                ),
                status: answer.response.status.code,
                contentLength: answer.contentLength,
                referer: request.headers[.referer]?.utf8,
                userAgent: request.headers[.userAgent]?.utf8,
                microseconds: elapsed.nanoseconds / 1000
            )
        )
    }

    /// What is wrong with a request before anything asks what it is for, after its content was read past.
    private func refusal(of request: Request) async throws -> Refusal? {
        let path = request.head.path ?? ""
        if path.utf8.count > Refusal.maximumTarget { return .targetTooLong }
        if request.method == .connect { return .tunnel }
        let host = request.head.authority ?? ""
        if host.isEmpty || !host.utf8.allSatisfy(HeaderSyntax.isHost) { return .noHost }
        if !path.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) { return .notEncoded }
        var length = 0
        for try await content in request.body {
            length += content.readableBytes
            if length > Refusal.maximumContent { return .contentTooLarge }
        }
        return nil
    }

    private func count(_ request: Request, _ answer: StreamAnswer, _ eventLoop: any EventLoop) {
        let counted = AnsweredRequest(
            route: .router,
            status: answer.response.status.code,
            contentLength: answer.contentLength,
            isConditional: request.headers[.ifNoneMatch] != nil || request.headers[.ifModifiedSince] != nil
        )
        let agent = Array((request.headers[.userAgent] ?? "").utf8)
        let path = Array((request.head.path ?? "").utf8.prefix { $0 != UInt8(ascii: "?") })
        eventLoop.execute { [statistics, refusal = answer.refusal] in
            let loop = statistics.loop(eventLoop)
            if let refusal { loop.counters.count(refusal) }
            agent.withUnsafeBytes { agent in
                path.withUnsafeBytes { loop.count(counted, userAgent: agent, path: $0) }
            }
        }
    }

    /// Who asks, where proxies that are trusted say it.
    private func client(_ request: Request, _ peer: PeerAddress?) -> PeerAddress? {
        guard let peer else { return nil }
        func lines(_ name: String) -> [String.UTF8View] {
            HTTPField.Name(name).map { request.headers[values: $0].map(\.utf8) } ?? []
        }
        return responder.etiquette.client(
            of: peer,
            forwarded: lines("Forwarded"),
            forwardedFor: lines("X-Forwarded-For")
        )
    }
}
