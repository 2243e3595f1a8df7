/// Why a cache has not dropped what it was told to.
struct PurgeFailure: Error, Sendable, Hashable, CustomStringConvertible {
    let reason: Reason
    /// How many seconds it asked to be left alone for (Retry-After).
    var retryAfter: Int?

    /// What happened.
    enum Reason: Sendable, Hashable {
        /// It answered with a status that is no success.
        case status(Int)
        /// It did not answer in time.
        case silent
        /// No answer came, for a reason in the words of the client.
        case unreachable(String)
        /// The server stopped before it answered.
        case stopped
    }

    /// What happened and what to do; nothing of the request is in it.
    var description: String {
        switch reason {
        case .status(let status) where status == 401 || status == 403:
            "it answered \(status); see that the secret in edge.purge is right and may purge"
        case .status(let status) where status == 404 || status == 405:
            "it answered \(status); see that the method and the url in edge.purge are right"
        case .status(429): "it answered 429, too many requests; fewer, bigger ones come of edge.purge.tagsPerRequest"
        case .status(let status) where (300..<400).contains(status):
            "it answered \(status), which leads elsewhere and is not followed; have edge.purge name the last address"
        case .status(let status): "it answered \(status)"
        case .silent: "it did not answer in time"
        case .unreachable(let words): "it cannot be reached: \(words)"
        case .stopped: "the server stopped before it answered"
        }
    }
}
