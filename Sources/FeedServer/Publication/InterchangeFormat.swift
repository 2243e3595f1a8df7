import FeedWriter
import Store

/// JSON Feed with what an article has beyond it: categories as `taxonomy/slug`, and the object `_article`.
enum InterchangeFormat {
    /// The name of the object that carries what JSON Feed has no member for.
    static let member = "_article"

    /// Makes an entry one of the interchange format.
    static func complete(_ entry: inout Entry, of article: Article) {
        entry.categories = article.categories.map { Category(term: $0.name) }
        var members: [JSONValue.Member] = []
        if !article.people.isEmpty {
            members.append(.init("people", .array(article.people.map(person))))
        }
        if let source = article.source {
            members.append(.init("source", .object(compact([("name", source.name), ("url", source.url)]))))
        }
        if let original = article.translationOf { members.append(.init("translationOf", .string(original))) }
        if article.state != .published { members.append(.init("state", .string(article.state.rawValue))) }
        if !members.isEmpty { entry.extensions.append(.init(member, .object(members))) }
    }

    /// An article in whatever state as an entry of the interchange format, its id as it was given.
    ///
    /// An article that came without a date has the one by which it is ordered, so that it keeps its place elsewhere;
    /// one that waits for its date has none, since that would publish it there.
    static func entry(of stored: StoredArticle) -> Entry {
        let article = stored.article
        var entry = Entry(id: article.id, of: article, byline: Byline(of: article))
        let published = article.state == .scheduled ? article.published : stored.published
        entry.published = published.map { FeedDate(millisecondsSince1970: $0.milliseconds) }
        entry.updated = article.modified.map { FeedDate(millisecondsSince1970: $0.milliseconds) }
        complete(&entry, of: article)
        return entry
    }

    private static func person(_ person: Article.Contributor) -> JSONValue {
        .object(compact([("name", person.name), ("role", person.role.rawValue), ("uri", person.uri)]))
    }

    private static func compact(_ pairs: [(String, String?)]) -> [JSONValue.Member] {
        pairs.compactMap { name, value in value.map { .init(name, .string($0)) } }
    }
}
