/// A request and what it was answered with.
struct AccessLogRecord: Sendable, Hashable {
    /// The address of the client.
    var remoteAddress: String
    /// When the answer was complete, in seconds since 1970.
    var time: Int64
    /// The method; nil if the request could not be read.
    var method: String?
    /// The target as sent.
    var target: String = ""
    /// The version as it is written: `HTTP/1.1`.
    var version: String = ""
    /// The status of the answer.
    var status: Int
    /// Bytes of content sent.
    var contentLength: Int
    /// Referer.
    var referer: String?
    /// User-Agent.
    var userAgent: String?
    /// From the request's head to the answer's end.
    var microseconds: Int64
}
