import HTTPTypes
import NIOCore

/// The answer to a request that is turned away, but for its date.
struct RefusalAnswer: Sendable {
    /// The fields, without Date and Connection.
    let fields: HTTPFields
    /// The head as bytes.
    let head: PreparedHead
    /// The sentence.
    let content: ByteBuffer

    /// Makes the answer.
    init(_ refusal: Refusal) {
        content = ByteBuffer(string: refusal.text + "\n")
        var fields: HTTPFields = [:]
        fields[.contentType] = "text/plain; charset=utf-8"
        fields[.contentLength] = String(content.readableBytes)
        fields[.cacheControl] = "no-store"
        fields[.xContentTypeOptions] = "nosniff"
        if refusal.status == .methodNotAllowed { fields[.allow] = "GET, HEAD, OPTIONS" }
        if refusal.status == .serviceUnavailable { fields[.retryAfter] = "5" }
        self.fields = fields
        head = PreparedHead(status: refusal.status, fields: fields)
    }
}
