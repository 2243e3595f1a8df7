import FeedWriter
import HTTPTypes
import Hummingbird

/// Answers every request that comes through the router's path.
struct FeedResponder: HTTPResponder {
    /// Who is at the other end of the connection; nil where that is not known.
    typealias Context = PeerAddress?

    let source: any DocumentSource
    let etiquette: PollEtiquette
    /// Seconds since 1970.
    let now: @Sendable () -> Int64

    func respond(to request: Request, context peer: PeerAddress?) async throws -> Response {
        var response = try await answer(to: request, from: peer)
        // Documents have a tag of their own, and fields with it.
        if response.headers[.eTag] == nil, let lifetime = response.headers[.cacheControl],
            lifetime != PlainResponse.noStore
        {
            for field in source.commonFields { response.headers.append(field) }
        }
        return response
    }

    private func answer(to request: Request, from peer: PeerAddress?) async throws -> Response {
        let method = request.head.method
        let isHead = method == .head
        let text = request.head.path ?? ""
        let isPreflight = request.headers[.accessControlRequestMethod] != nil
        if method == .options, text == "*" { return PlainResponse.options(isPreflight: isPreflight) }
        let target: RequestTarget
        do {
            target = try RequestTarget(text)
        } catch .malformed {
            return PlainResponse.badRequest(isHead: isHead)
        } catch .nowhere {
            return PlainResponse.notFound(isHead: isHead)
        }
        let resolution = source.resolve(path: target.path)
        switch resolution {
        case .unknown where !Self.healthPaths.contains(target.path): return PlainResponse.notFound(isHead: isHead)
        case .gone: return PlainResponse.gone(isHead: isHead)
        default: break
        }
        if method == .options { return PlainResponse.options(isPreflight: isPreflight) }
        guard method == .get || isHead else { return PlainResponse.methodNotAllowed() }
        if Self.healthPaths.contains(target.path) { return await health(target.path, isHead: isHead) }
        return await answer(Asked(request: request, peer: peer, isHead: isHead), target, resolution)
    }

    /// A GET or HEAD, and who it is from.
    private struct Asked {
        var request: Request
        var peer: PeerAddress?
        var isHead: Bool
    }

    private func answer(_ asked: Asked, _ target: RequestTarget, _ resolution: Resolution) async -> Response {
        let isHead = asked.isHead
        switch resolution {
        case .unknown: return PlainResponse.notFound(isHead: isHead)
        case .gone: return PlainResponse.gone(isHead: isHead)
        case .moved(let location): return PlainResponse.moved(to: location, isHead: isHead)
        case .document(.feed(let path, let format)):
            switch choice(target, path: path, format: format, isHead: isHead) {
            case .answer(let response): return response
            case .chosen(let query):
                let key = DocumentKey.feed(path: path, format: format, chosen: query)
                return await document(key, DocumentResponse(selection: .address, isHead: isHead), asked)
            }
        case .document(let key):
            return await document(key, DocumentResponse(selection: .address, isHead: isHead), asked)
        case .negotiated(let path, let formats):
            return await negotiated(asked, target, path: path, formats: formats)
        }
    }

    /// The answer at a feed's path without extension.
    private func negotiated(
        _ asked: Asked,
        _ target: RequestTarget,
        path: String,
        formats: [FeedFormat]
    ) async -> Response {
        let isHead = asked.isHead
        let name = target.value("format")
        let named = name.flatMap(FeedFormat.init(rawValue:)).flatMap { formats.contains($0) ? $0 : nil }
        if name != nil, named == nil { return PlainResponse.unknownFormat(among: formats, isHead: isHead) }
        let chosen: String
        switch choice(target, path: path, format: nil, named: named, isHead: isHead) {
        case .answer(let response): return response
        case .chosen(let query): chosen = query
        }
        let accept = RequestFields(asked.request.headers).accept
        guard let format = named ?? ContentNegotiation.format(accept: accept, among: formats) else {
            return DocumentResponse.noForm(path: path, chosen: chosen, formats: formats, isHead: isHead)
        }
        let location = DocumentSelection.location(path: path, format: format, chosen: chosen)
        let selection = named == nil ? DocumentSelection.accept(location: location) : .query(location: location)
        let key = DocumentKey.feed(path: path, format: format, chosen: chosen)
        return await document(key, DocumentResponse(selection: selection, isHead: isHead), asked)
    }

    /// What the query of a target comes to.
    private enum Choice {
        /// What of the feed was chosen, in its one spelling; empty for the feed itself.
        case chosen(String)
        /// It is at another address, or cannot be given.
        case answer(Response)
    }

    /// Reads the query at a feed's path, or at that of a form of it; `named` is the form that the query asks for.
    private func choice(
        _ target: RequestTarget,
        path: String,
        format: FeedFormat?,
        named: FeedFormat? = nil,
        isHead: Bool
    ) -> Choice {
        guard let query = target.query else { return .chosen("") }
        switch source.meaning(of: query, at: path) {
        case .nothing: return .chosen("")
        case .refused(let refusal): return .answer(PlainResponse.refused(refusal, isHead: isHead))
        case .selection(let chosen):
            let sent = named == nil ? query : target.query(without: "format")
            if sent == chosen { return .chosen(chosen) }
            let location =
                (format ?? named).map { DocumentSelection.location(path: path, format: $0, chosen: chosen) }
                ?? PercentEncoding.path(path) + (chosen.isEmpty ? "" : "?" + chosen)
            return .answer(PlainResponse.respelled(as: location, isHead: isHead))
        }
    }

    private func document(_ key: DocumentKey, _ response: DocumentResponse, _ asked: Asked) async -> Response {
        switch await source.document(key) {
        case .unknown:
            return PlainResponse.notFound(isHead: response.isHead)
        case .refused(let refusal):
            return PlainResponse.refused(refusal, isHead: response.isHead)
        case .elsewhere(let other):
            return PlainResponse.elsewhere(at: other.description, isHead: response.isHead)
        case .unavailable:
            return PlainResponse.unavailable(isHead: response.isHead)
        case .document(let document):
            let now = now()
            let fields = RequestFields(asked.request.headers)
            let decision = FeedDecision.decide(fields, document: document, now: now)
            if case .full = decision, let feed = key.feed, let seconds = refusal(of: asked, fields, feed, now) {
                return PlainAnswer.tooManyRequests(retryAfter: seconds).response(isHead: response.isHead)
            }
            if case .full(let variant) = decision, let bases = fields.deltaBases,
                let delta = await source.delta(key, from: bases, to: document)?[variant.coding]
            {
                return response.make(delta, document: document, now: now)
            }
            return response.make(decision, document: document, now: now)
        }
    }

    /// The seconds for Retry-After where somebody asks for the whole of a feed too often.
    private func refusal(
        of asked: Asked,
        _ fields: RequestFields<Substring.UTF8View>,
        _ feed: String,
        _ now: Int64
    ) -> Int? {
        guard let peer = asked.peer, etiquette.counts(fields, isHead: asked.isHead) else { return nil }
        let headers = asked.request.headers
        func lines(_ name: String) -> [String.UTF8View] {
            HTTPField.Name(name).map { headers[values: $0].map(\.utf8) } ?? []
        }
        let client = etiquette.client(
            of: peer,
            forwarded: lines("Forwarded"),
            forwardedFor: lines("X-Forwarded-For")
        )
        return etiquette.refusal(client: client, userAgent: (headers[.userAgent] ?? "").utf8, feed: feed, now: now)
    }

    private func health(_ path: String, isHead: Bool) async -> Response {
        let readiness = path == "/readyz" ? await source.readiness() : .ready
        let status: HTTPResponse.Status = readiness == .notReady ? .serviceUnavailable : .ok
        var response = PlainResponse.make(
            status,
            readiness.text,
            cacheControl: PlainResponse.noStore,
            isHead: isHead
        )
        if readiness == .notReady { response.headers[.retryAfter] = "5" }
        return response
    }

    private static let healthPaths: Set<String> = ["/healthz", "/readyz"]
}
