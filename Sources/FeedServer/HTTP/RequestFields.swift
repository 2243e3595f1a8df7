import HTTPTypes

/// What of a request decides which answer a document gets; nothing else of it does.
///
/// The values are read where they stand: in the text of the router's requests, or in the bytes of the fast path's.
struct RequestFields<Text: BidirectionalCollection> where Text.Element == UInt8, Text.SubSequence == Text {
    /// If-Match, lines joined.
    var ifMatch: Text?
    /// If-None-Match, lines joined.
    var ifNoneMatch: Text?
    /// If-Modified-Since.
    var ifModifiedSince: Text?
    /// If-Unmodified-Since.
    var ifUnmodifiedSince: Text?
    /// Accept-Encoding, lines joined; empty is not the same as absent.
    var acceptEncoding: Text?
    /// Accept, lines joined.
    var accept: Text?
    /// A-IM, lines joined.
    var acceptedManipulations: Text?
    /// User-Agent.
    var userAgent: Text?
    /// Whether a cache may have passed it on, as Via (RFC 9110 §7.6.3) or CDN-Loop (RFC 8586) say.
    var isRelayed = false

    /// Fields as a request without any has them.
    init() {}

    /// Whether the client says which version it has; who asks so is never asked to come less often.
    var hasValidator: Bool { ifNoneMatch != nil || ifModifiedSince != nil }
}

extension RequestFields<Substring.UTF8View> {
    /// Takes fields out of a request's.
    init(_ fields: HTTPFields) {
        // The subscript by name joins lines with a comma and a space (RFC 9110 §5.3).
        ifMatch = fields[.ifMatch]?.utf8[...]
        ifNoneMatch = fields[.ifNoneMatch]?.utf8[...]
        ifModifiedSince = fields[.ifModifiedSince]?.utf8[...]
        ifUnmodifiedSince = fields[.ifUnmodifiedSince]?.utf8[...]
        acceptEncoding = fields[.acceptEncoding]?.utf8[...]
        accept = fields[.accept]?.utf8[...]
        acceptedManipulations = fields[named: "A-IM"]?.utf8[...]
        userAgent = fields[.userAgent]?.utf8[...]
        isRelayed = fields[named: "Via"] != nil || fields[named: "CDN-Loop"] != nil
    }
}
