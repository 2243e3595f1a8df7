import FeedWriter

/// A document with all that an answer needs, made when it was rendered and never changed.
struct PreparedDocument: Sendable {
    /// Content-Type.
    let mediaType: String
    /// The content in each coding, the preferred coding first.
    let variants: [Variant]
    /// Last-Modified in seconds since 1970, rounded up; left out of answers until that second has come.
    let lastModified: Int64?
    /// Cache-Control.
    let cacheControl: String

    /// The content in one coding.
    struct Variant: Sendable {
        let coding: ContentCoding
        /// The strong entity tag, quotes included.
        let entityTag: String
        let bytes: [UInt8]
    }
}

/// A content coding that documents are kept in (RFC 9110 §8.4.1).
enum ContentCoding: String, Sendable, Hashable, CaseIterable {
    case gzip, identity
}
