/// A request and what it was answered with; its texts are read where they stand.
struct AccessLogRecord<Text: Collection> where Text.Element == UInt8 {
    /// The address of the client.
    var remoteAddress: String
    /// When the answer was complete, in seconds since 1970.
    var time: Int64
    /// What was asked; nil if the request could not be read.
    var request: RequestLine?
    /// The status of the answer.
    var status: Int
    /// Bytes of content sent.
    var contentLength: Int
    /// Referer.
    var referer: Text?
    /// User-Agent.
    var userAgent: Text?
    /// From the request's head to the answer's end.
    var microseconds: Int64

    /// The first line of a request.
    struct RequestLine {
        var method: Text
        /// The target as sent.
        var target: Text
        /// The version as it is written: `HTTP/1.1`.
        var version: StaticString
    }
}
