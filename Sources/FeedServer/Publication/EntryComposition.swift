import FeedReader
import FeedWriter
import Store

/// What one feed says of an article: the one place where an `Article` becomes an `Entry`.
struct EntryComposition: Sendable {
    /// Raised whenever the same article makes another entry.
    static let version = "3"
    /// The most characters that a summary made from the content has.
    static let summaryLength = 300

    private let labels: CategoryLabels
    private let authority: String
    private let dates: ZonedDates

    /// Composes entries for a site.
    init(site: FeedDefinition.Site, labels: CategoryLabels) {
        self.labels = labels
        authority = site.idAuthority
        dates = ZonedDates(timeZone: site.timeZone)
    }

    /// The entry of an article in a form of feed.
    ///
    /// JSON Feed has tags instead of categories with schemes, and carries what the interchange format has beyond it.
    func entry(
        of stored: StoredArticle,
        content: FeedTemplate.Content,
        feedLanguage: String?,
        format: FeedFormat
    ) -> Entry {
        let article = stored.article
        let byline = Byline(of: article)
        var entry = Entry(id: Self.identifier(of: article.id, authority: authority), of: article, byline: byline)
        entry.published = dates.date(stored.published)
        entry.updated = dates.date(Self.updated(of: stored))
        entry.contributors = byline.others.map { Person(name: $0.name, role: $0.role.rawValue, uri: $0.uri) }
        entry.categories = article.categories.map { category(of: $0, article: article, feedLanguage: feedLanguage) }
        entry.source = article.source.map { EntrySource(title: $0.name, url: $0.url) }
        if content == .summary {
            entry.content = nil
            entry.summary = entry.summary ?? Self.summary(of: article)
        } else if case .html(let html) = entry.content {
            let figures = FigureCaptions.kept(in: html)
            entry.content = .html(RightToLeft.marked(figures, language: article.language))
        }
        if format == .json { InterchangeFormat.complete(&entry, of: article) }
        return entry
    }

    /// When a feed says that an entry last changed: as its publisher says; otherwise when the store saw its content
    /// change; otherwise when it was published.
    ///
    /// Where it was taken down and came back, not before that: a tombstone that is newer would be believed (RFC 6721 §3).
    static func updated(of stored: StoredArticle) -> Timestamp {
        let changed = stored.article.modified ?? stored.revised ?? stored.published
        return max(stored.published, changed, stored.restored ?? changed)
    }

    /// The id of an article in every feed: the article's own where that is a URI, since Atom takes nothing else
    /// (RFC 4287 §4.2.6), or a tag URI made of it.
    ///
    /// So with a URI that would run something: readers make links of ids.
    static func identifier(of id: String, authority: String) -> String {
        // Most are, and need not be taken apart.
        if id.utf8.starts(with: "tag:".utf8) { return id }
        if let scheme = URLResolution.scheme(of: id), !["javascript", "vbscript", "data"].contains(scheme) {
            return id
        }
        return TagURI.make(authority: authority, specific: id)
    }

    /// The labels that an entry shows, each with the category that it is the label of.
    func shownLabels(of article: Article, feedLanguage: String?) -> [(label: String, category: CategoryReference)] {
        article.categories.map { reference in
            (labels.label(of: reference, in: feedLanguage ?? article.language), reference)
        }
    }

    private func category(of reference: CategoryReference, article: Article, feedLanguage: String?) -> Category {
        Category(
            term: reference.slug,
            scheme: TagURI.make(authority: authority, specific: "taxonomy/" + reference.taxonomy),
            label: labels.label(of: reference, in: feedLanguage ?? article.language)
        )
    }

    private static func summary(of article: Article) -> TextConstruct? {
        if let html = article.contentHTML {
            return .text(PlainText.summary(fromHTML: html, maximumCharacters: summaryLength))
        }
        return article.contentText.map { text in
            .text(text.count <= summaryLength ? text : String(text.prefix(summaryLength - 1)) + "…")
        }
    }
}
