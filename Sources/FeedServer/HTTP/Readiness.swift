/// Whether there is something to serve, and from where.
enum Readiness: Sendable, Hashable {
    /// The store can be reached.
    case ready
    /// The store is away; what was rendered before is served.
    case readyFromCache
    /// The store is away, and nothing was rendered before.
    case notReady

    /// What `/readyz` says of it.
    var text: String {
        switch self {
        case .ready: "ok"
        case .readyFromCache: "ok, from the cache: the store is away"
        case .notReady: "not ready"
        }
    }
}
