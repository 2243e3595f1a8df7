/// What an entry is a response to (RFC 4685 §3, `thr:in-reply-to`).
public struct Antecedent: Sendable, Hashable {
    /// The permanent identifier of what is responded to.
    public var ref: String
    /// Where it can be read; absolute.
    public var url: String?
    /// The media type of what is there.
    public var mediaType: String?
    /// The feed that it is an entry of; absolute.
    public var source: String?

    /// Makes a reference to what is responded to.
    public init(ref: String, url: String? = nil, mediaType: String? = nil, source: String? = nil) {
        self.ref = ref
        self.url = url
        self.mediaType = mediaType
        self.source = source
    }
}
