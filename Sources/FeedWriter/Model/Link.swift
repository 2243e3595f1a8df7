/// A link other than the ones that have a property of their own (RFC 4287 §4.2.7).
public struct Link: Sendable, Hashable {
    /// Where it leads; absolute.
    public var url: String
    /// What it means, as `related`, `via`, `hub` or `replies` do.
    public var relation: String
    /// The media type of what is there.
    public var mediaType: String?
    /// The language of what is there (`hreflang`).
    public var language: String?
    /// Its name as people read it.
    public var title: String?

    /// Makes a link.
    public init(
        url: String,
        relation: String,
        mediaType: String? = nil,
        language: String? = nil,
        title: String? = nil
    ) {
        self.url = url
        self.relation = relation
        self.mediaType = mediaType
        self.language = language
        self.title = title
    }
}
