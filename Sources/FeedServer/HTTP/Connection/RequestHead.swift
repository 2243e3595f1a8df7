/// The head of a request that the fast path may answer, read where its bytes are.
struct RequestHead {
    /// Whether the method is HEAD; it is GET otherwise.
    var isHead = false
    /// Whether the version is 1.0.
    var isVersion10 = false
    /// Whether the connection ends with the answer (RFC 9112 §9.3).
    var isLast = false
    /// The target as sent: path and query.
    var target: ByteWindow
    /// The path as sent, without the query.
    var path: ByteWindow
    /// What decides on the answer.
    var fields = RequestFields<ByteWindow>()
    /// Referer.
    var referer: ByteWindow?
    /// Forwarded (RFC 7239 §4).
    var forwarded: ByteWindow?
    /// X-Forwarded-For.
    var forwardedFor: ByteWindow?
    /// Bytes of the whole head, the empty line included.
    var byteCount = 0

    /// User-Agent.
    var userAgent: ByteWindow? { fields.userAgent }

    /// The version as it is written.
    var version: StaticString { isVersion10 ? "HTTP/1.0" : "HTTP/1.1" }
}
