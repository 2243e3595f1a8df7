import HTTPTypes

/// What of a request decides which answer a document gets; nothing else of it does.
struct RequestFields: Sendable, Hashable {
    /// If-Match, lines joined.
    var ifMatch: String?
    /// If-None-Match, lines joined.
    var ifNoneMatch: String?
    /// If-Modified-Since.
    var ifModifiedSince: String?
    /// If-Unmodified-Since.
    var ifUnmodifiedSince: String?
    /// Accept-Encoding, lines joined; empty is not the same as absent.
    var acceptEncoding: String?
    /// Accept, lines joined.
    var accept: String?

    /// Fields as a request without any has them.
    init() {}

    /// Takes the fields out of a request's.
    init(_ fields: HTTPFields) {
        // The subscript by name joins lines with a comma and a space (RFC 9110 §5.3).
        ifMatch = fields[.ifMatch]
        ifNoneMatch = fields[.ifNoneMatch]
        ifModifiedSince = fields[.ifModifiedSince]
        ifUnmodifiedSince = fields[.ifUnmodifiedSince]
        acceptEncoding = fields[.acceptEncoding]
        accept = fields[.accept]
    }
}
