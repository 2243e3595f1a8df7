import FeedWriter
import Store

/// An article in a list.
struct ArticleLine: Sendable, Codable, Hashable {
    var id: String
    var state: String
    /// RFC 3339.
    var published: String
    var language: String?
    var title: String?

    /// The line of an article.
    init(_ stored: StoredArticle) {
        id = stored.article.id
        state = stored.article.state.rawValue
        published = FeedDate(millisecondsSince1970: stored.published.milliseconds).rfc3339 ?? ""
        language = stored.article.language
        title = stored.article.title
    }

    /// For people: columns with tabs between them.
    var text: String {
        [id, state, published, language ?? "-", title ?? "-"].map(QuotedText.printable).joined(separator: "\t")
    }
}
