import HTTPTypes
import NIOCore

/// Answers requests for documents that are at hand, with what was prepared when they were rendered.
///
/// Bound to its event loop, so not Sendable.
final class FastResponder {
    let batch = AnswerBatch()
    private let source: any DocumentSource
    private let documents: LoopDocuments
    private let statistics: LoopStatistics
    private let etiquette: PollEtiquette
    private var log: AccessLogLines?
    private var ending = AnswerEnding()

    /// Answers from what a listener has.
    init(parts: ListenerParts, statistics: LoopStatistics) {
        source = parts.source
        self.statistics = statistics
        documents = LoopDocuments(source: parts.source)
        etiquette = parts.etiquette
        log = parts.accessLog.map { AccessLogLines(log: $0) }
    }

    /// Whether it matters when a request came.
    var isTimed: Bool { log?.isTimed ?? false }

    /// Whether it matters who asks.
    func needsCaller(_ head: RequestHead) -> Bool {
        log != nil || etiquette.counts(head.fields, isHead: head.isHead)
    }

    /// Answers a request into the batch, if that can be done here; an arrival is what was made for it after a first try.
    func answer(_ request: FastRequest, with arrival: FastAnswer.Arrival?) -> FastAnswer {
        let head = request.head
        let document: PreparedDocument
        if let arrival {
            document = arrival.document
        } else {
            switch documents.lookup(head.path) {
            case .ready(let ready): document = ready
            case .pending(let key): return .make(.document(key))
            case .other: return .router
            }
        }
        // What a query chooses is for the router to say; the path has none in it, the target does.
        if document.takesQueries, head.target.count != head.path.count { return .router }
        switch FeedDecision.decide(head.fields, document: document, now: request.now) {
        case .full(let variant):
            if let making = full(variant, of: document, with: arrival, request) { return .make(making) }
        case .notModified(let variant):
            add(variant.notModifiedHead, status: 304, content: nil, request)
        case .notAcceptable, .preconditionFailed:
            return .router
        }
        // A document that was waited for has been counted by the cache, and so has what the router answers.
        if arrival?.isDelta ?? true { statistics.counters.cacheHit() }
        return .answered(isLast: request.isLast)
    }

    /// Puts a refusal of what could not be read into the batch.
    func refuse(_ refusal: Refusal, caller: Caller) {
        let now = DateField.now()
        let answer = refusal.answer
        batch.add(answer.head, ending: ending.bytes(at: now, closes: true), content: answer.content)
        statistics.count(refusal, contentLength: answer.content.readableBytes)
        log?.add(refusal, contentLength: answer.content.readableBytes, now: now, caller)
    }

    /// Sends the batch; what the system did not take is returned.
    func send(to descriptor: CInt?) -> [ByteBuffer] {
        log?.flush()
        return batch.send(to: descriptor)
    }

    /// Answers with the whole, or with what is new if the client takes that, or with a refusal if it has asked too often.
    ///
    /// - Returns: What has to be made first; nil if it is answered.
    private func full(
        _ variant: PreparedDocument.Variant,
        of document: PreparedDocument,
        with arrival: FastAnswer.Arrival?,
        _ request: FastRequest
    ) -> FastAnswer.Making? {
        let isDated = document.lastModified(at: request.now) != nil
        var delta = arrival?.delta
        if arrival?.isDelta != true, let bases = request.head.fields.deltaBases,
            let key = documents.key(of: request.head.path)
        {
            switch source.readyDelta(key, from: bases, to: document) {
            case .ready(let ready): delta = ready
            case .pending: return .delta(key, bases: bases, document: document)
            case .absent: break
            }
        }
        if let delta = delta?[variant.coding] {
            add(isDated ? delta.head : delta.undatedHead, status: 226, content: delta.content, request)
            return nil
        }
        if let seconds = refusal(request) {
            let answer = PlainAnswer.tooManyRequests(retryAfter: seconds)
            let refusal = PreparedHead(status: answer.status, fields: answer.fields)
            add(refusal, status: answer.status.code, content: answer.content, request)
        } else {
            let head = isDated ? variant.fullHead : variant.undatedFullHead
            add(head, status: 200, content: variant.content, file: variant.file, request)
        }
        return nil
    }

    /// Seconds for Retry-After if the client has asked for the whole of a feed too often.
    private func refusal(_ request: FastRequest) -> Int? {
        let head = request.head
        guard etiquette.counts(head.fields, isHead: head.isHead),
            case .feed(let path, _) = documents.key(of: head.path), let client = client(request)?.peer
        else { return nil }
        guard let userAgent = head.userAgent else {
            return etiquette.refusal(client: client, userAgent: EmptyCollection(), feed: path, now: request.now)
        }
        return etiquette.refusal(client: client, userAgent: userAgent, feed: path, now: request.now)
    }

    /// Who asks, where proxies that are trusted say it.
    private func client(_ request: FastRequest) -> Caller? {
        let head = request.head
        guard let caller = request.caller, let peer = caller.peer, head.forwarded != nil || head.forwardedFor != nil
        else { return request.caller }
        let client = etiquette.client(
            of: peer,
            forwarded: [head.forwarded].compactMap(\.self),
            forwardedFor: [head.forwardedFor].compactMap(\.self)
        )
        return client == peer ? caller : Caller(client)
    }

    private func add(
        _ head: PreparedHead,
        status: Int,
        content: ByteBuffer?,
        file: ContentFile? = nil,
        _ request: FastRequest
    ) {
        let content = request.head.isHead ? nil : content
        let ending = ending.bytes(at: request.now, closes: request.isLast)
        batch.add(head, ending: ending, content: content, file: file)
        let length = content?.readableBytes ?? 0
        statistics.count(request.head, status: status, contentLength: length)
        guard log != nil, let client = client(request) else { return }
        log?
            .add(
                request.head,
                status: status,
                contentLength: length,
                now: request.now,
                client,
                arrived: request.arrived
            )
    }
}

@available(*, unavailable)
extension FastResponder: Sendable {}
