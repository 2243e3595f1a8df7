/// A category of an entry or feed (RFC 4287 §4.2.2; RSS `category`; JSON Feed `tags`).
public struct Category: Sendable, Hashable {
    /// The word that identifies the category within its scheme.
    public var term: String
    /// The taxonomy the term is from (Atom `scheme`, RSS `domain`), an absolute URI.
    public var scheme: String?
    /// The name as people read it.
    public var label: String?

    /// Makes a category.
    public init(term: String, scheme: String? = nil, label: String? = nil) {
        self.term = term
        self.scheme = scheme
        self.label = label
    }
}
