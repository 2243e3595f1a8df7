/// What the server has counted since it began.
struct ServerCounts: Sendable, Hashable {
    /// Answers by the way they came and their status.
    var answers: [Answer: Int] = [:]
    /// Bytes of content sent.
    var contentBytes: [AnsweredRequest.Route: Int] = [:]
    /// Requests without If-None-Match and If-Modified-Since that were not answered by an error.
    var unconditional = 0
    /// Requests that were turned away before anything asked what they were for.
    var refusals: [Refusal: Int] = [:]
    var connectionsOpened = 0
    var connectionsClosed = 0
    /// TLS handshakes that came to nothing.
    var handshakesFailed = 0
    /// Requests for documents that were there as they had to be.
    var cacheHits = 0
    /// Requests for documents that had to wait for a render.
    var cacheMisses = 0
    /// Documents that were rendered.
    var renders = 0
    /// Deltas that were made (RFC 3229).
    var deltas = 0
    /// Bytes of content in the cache now.
    var cacheBytes = 0
    /// Lines of the access log that were dropped.
    var accessLogLinesDropped = 0
    /// Purges that caches in front have taken.
    var purges = 0
    /// Purges that failed, each time counted.
    var purgesFailed = 0
    /// Tags that wait to be purged now, at the cache that is furthest behind.
    var purgesWaiting = 0
    /// The sequence number of the last change that was followed.
    var lastChange = 0

    /// A kind of answer.
    struct Answer: Sendable, Hashable {
        var route: AnsweredRequest.Route
        var status: Int
    }
}
