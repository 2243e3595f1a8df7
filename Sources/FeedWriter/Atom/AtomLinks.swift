/// Writes the links of one feed or entry (RFC 4287 §4.2.7) and keeps them within the bounds of §4.1.
struct AtomLinks {
    /// Whether an `alternate` link was written.
    private(set) var hasAlternate = false

    /// Whether one was that says neither type nor language, as most entries have it and no other.
    private var hasPlainAlternate = false
    private var otherAlternates: Set<[String]> = []
    private var hasSelf = false

    /// Writes a link; nothing when there is no URL, it is refused, or it is one `self` or `alternate` too many.
    mutating func write(_ url: String?, relation: String, mediaType: String? = nil, to buffer: inout XMLBuffer) {
        guard let url, let written = AbsoluteURL.written(url) else { return }
        guard isAllowed(relation, mediaType: mediaType, language: nil) else { return }
        buffer.beginTag("link")
        buffer.attribute("rel", relation)
        buffer.attribute("href", written)
        buffer.attribute("type", mediaType)
        buffer.endEmptyElement()
    }

    /// Writes a link; nothing when its URL is refused, or it is one `self` or `alternate` too many.
    mutating func write(_ link: Link, length: Int64? = nil, to buffer: inout XMLBuffer) {
        guard let url = AbsoluteURL.written(link.url) else { return }
        let relation = link.relation.isEmpty ? "alternate" : link.relation
        let mediaType = FieldSyntax.mediaType(link.mediaType)
        let language = FieldSyntax.language(link.language)
        guard isAllowed(relation, mediaType: mediaType, language: language) else { return }
        buffer.beginTag("link")
        buffer.attribute("rel", relation)
        buffer.attribute("href", url)
        buffer.attribute("type", mediaType)
        buffer.attribute("hreflang", language)
        buffer.attribute("title", link.title)
        buffer.attribute("length", FieldSyntax.count(length))
        buffer.endEmptyElement()
    }

    private mutating func isAllowed(_ relation: String, mediaType: String?, language: String?) -> Bool {
        switch relation {
        case "self":
            defer { hasSelf = true }
            return !hasSelf
        case "alternate":
            hasAlternate = true
            return isFirstAlternate(mediaType: mediaType, language: language)
        default: return true
        }
    }

    private mutating func isFirstAlternate(mediaType: String?, language: String?) -> Bool {
        guard mediaType == nil, language == nil else {
            return otherAlternates.insert([mediaType ?? "", language ?? ""]).inserted
        }
        defer { hasPlainAlternate = true }
        return !hasPlainAlternate
    }
}
