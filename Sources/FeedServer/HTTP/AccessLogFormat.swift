/// How a line of the access log looks.
enum AccessLogFormat: String, Sendable, Hashable, CaseIterable {
    /// The Combined Log Format of Apache and nginx.
    case combined
    /// A JSON object a line.
    case json
}
