import Store

/// An article as a record made it, with what its import has to say.
struct ImportedArticle: Sendable, Hashable {
    var article: Article
    /// Whether the record itself said `published`, which brings a withdrawn article back.
    var isExplicitlyPublished: Bool
    /// What was cleaned, each in one sentence.
    var notes: [String]
}
