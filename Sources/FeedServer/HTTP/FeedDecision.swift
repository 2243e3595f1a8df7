/// What a GET or HEAD for a document is answered with; the same for every path that answers.
enum FeedDecision: Sendable {
    /// 200 with the content in this coding.
    case full(PreparedDocument.Variant)
    /// 304: the client has the content in this coding.
    case notModified(PreparedDocument.Variant)
    /// 406: the request takes none of the codings that there are.
    case notAcceptable
    /// 412: the request is for another version.
    case preconditionFailed

    /// Decides by RFC 9110 §12.5.3 and §13.2.2; the present is in seconds since 1970.
    static func decide<Text>(_ request: RequestFields<Text>, document: PreparedDocument, now: Int64) -> FeedDecision {
        let encoding = AcceptEncoding(request.acceptEncoding)
        guard let best = encoding.best(of: document.variants) else { return .notAcceptable }
        let lastModified = document.lastModified(at: now)
        if let ifMatch = request.ifMatch {
            let condition = EntityTagCondition(ifMatch)
            guard document.variants.contains(where: { condition.matchesStrongly($0.entityTagBytes) }) else {
                return .preconditionFailed
            }
        } else if let lastModified, let since = request.ifUnmodifiedSince.flatMap({ HTTPDate.seconds($0, now: now) }) {
            guard lastModified <= since else { return .preconditionFailed }
        }
        if let ifNoneMatch = request.ifNoneMatch {
            let condition = EntityTagCondition(ifNoneMatch)
            let known = encoding.best(of: document.variants) { condition.matchesWeakly($0.entityTagBytes) }
            return known.map(notModified) ?? .full(best)
        }
        guard let lastModified, let since = request.ifModifiedSince.flatMap({ HTTPDate.seconds($0, now: now) }),
            since <= now, lastModified <= since
        else { return .full(best) }
        return .notModified(best)
    }
}
