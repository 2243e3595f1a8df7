/// Names a category: a taxonomy and a slug within it.
public struct CategoryReference: Sendable, Hashable, Comparable {
    /// The taxonomy's slug.
    public var taxonomy: String
    /// The category's slug within the taxonomy.
    public var slug: String

    /// Makes a reference.
    public init(taxonomy: String, slug: String) {
        self.taxonomy = taxonomy
        self.slug = slug
    }

    /// Takes a name `taxonomy/slug` apart; nil unless there is exactly one slash in it.
    ///
    /// Bytes are looked at: to Swift, a slash and a letter that joins it, as some do, are one character.
    public init?(name: String) {
        let bytes = name.utf8
        guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        let rest = bytes[bytes.index(after: slash)...]
        guard !rest.contains(UInt8(ascii: "/")) else { return nil }
        self.init(taxonomy: String(Substring(bytes[..<slash])), slug: String(Substring(rest)))
    }

    /// The reference as it is written, `taxonomy/slug`.
    public var name: String { taxonomy + "/" + slug }

    /// Orders by taxonomy, then by slug, by Unicode scalars.
    public static func < (left: CategoryReference, right: CategoryReference) -> Bool {
        (left.taxonomy, left.slug) < (right.taxonomy, right.slug)
    }
}
