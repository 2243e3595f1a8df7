/// What the statistics need to know of a request and its answer, but for the bytes that the client sent.
struct AnsweredRequest: Sendable, Hashable {
    /// Which of the two ways through the server the answer came.
    var route: Route
    /// The status of the answer.
    var status: Int
    /// Bytes of content sent.
    var contentLength: Int
    /// Whether the request had validators: If-None-Match or If-Modified-Since.
    var isConditional: Bool

    /// A way through the server.
    enum Route: String, Sendable, Hashable, CaseIterable {
        /// From prepared bytes.
        case fast
        /// Through the router.
        case router
    }
}
