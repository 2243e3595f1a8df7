import FeedReader
import FeedWriter
import Store

/// Makes articles of entries: decides what is taken as it is, what is cleaned, and what is refused.
struct ArticleImport: Sendable {
    /// The most bytes of content that an article may have.
    static let maximumContent = 4 << 20
    /// The most bytes of a title, a summary, an id or a URL.
    static let maximumText = 16 << 10
    /// The most people, categories or attachments of an article.
    static let maximumCount = 100

    private let site: Configuration.Site
    private let defaults: ImportDefaults
    private let categories: CategoryResolution
    private let sanitizer = HTMLSanitizer()

    /// Imports for a site.
    init(configuration: Configuration, defaults: ImportDefaults = ImportDefaults()) {
        site = configuration.site
        self.defaults = defaults
        categories = CategoryResolution(configuration: configuration)
    }

    /// The article that a record makes.
    func article(from record: ReadEntry) throws(ImportRefusal) -> ImportedArticle {
        if !record.problems.isEmpty {
            throw ImportRefusal(record.problems.map(\.message).joined(separator: "; "))
        }
        let entry = record.entry
        var notes = record.notes.map(\.message)
        let extra = try InterchangeMember(of: entry)
        var article = Article(id: "")
        article.url = webURL(entry.url, "url", &notes)
        article.id = try identifier(of: entry, url: article.url)
        article.externalURL = webURL(entry.externalURL, "external_url", &notes)
        article.title = try Self.plain(entry.title, name: "title")
        try takeText(of: entry, base: record.contentBaseURL ?? site.url, into: &article, &notes)
        guard article.title != nil || article.contentHTML != nil || article.contentText != nil else {
            throw ImportRefusal("it has neither a title nor content; an article needs one of them")
        }
        article.image = webURL(entry.image, "image", &notes)
        article.bannerImage = webURL(entry.bannerImage, "banner_image", &notes)
        article.published = (entry.published ?? entry.updated).map(Timestamp.init)
        article.modified = entry.updated.map(Timestamp.init).flatMap { $0 == article.published ? nil : $0 }
        article.language = language(of: entry, feed: record.feed, &notes)
        article.translationOf = try Self.limitedText(extra.translationOf, name: "translationOf")
        let people = try people(extra.people ?? Self.people(of: record), &notes)
        article.people = Byline.marked(people, naming: Set(entry.authors.map(\.name)))
        article.source = try source(extra.source ?? entry.source.map { .init(name: $0.title, url: $0.url) }, &notes)
        article.attachments = try attachments(of: entry, &notes)
        let named = categories.references(of: entry.categories, &notes)
        let added = defaults.category.flatMap { named.contains($0) ? nil : $0 }
        article.categories = try Self.limited(named + [added].compactMap(\.self), name: "categories")
        article.state = extra.state ?? .published
        return ImportedArticle(article: article, isExplicitlyPublished: extra.state == .published, notes: notes)
    }

    private func identifier(of entry: Entry, url: String?) throws(ImportRefusal) -> String {
        let id = Self.isBlank(entry.id) ? url ?? "" : entry.id
        guard !id.isEmpty else { throw ImportRefusal("it has neither an id nor a URL; an article is known by its id") }
        return try Self.limited(id, name: "id", to: Article.maximumIDByteCount)
    }

    private func takeText(
        of entry: Entry,
        base: String,
        into article: inout Article,
        _ notes: inout [String]
    ) throws(ImportRefusal) {
        // Most RSS has the content in `description` and no `content:encoded`.
        let content = entry.content ?? entry.summary.flatMap { if case .html = $0 { $0 } else { nil } }
        switch content {
        case .html(let html):
            try Self.checkContent(html)
            let sanitized = sanitizer.sanitize(html, baseURL: base, maximumByteCount: Self.maximumContent)
            if !sanitized.removed.isEmpty {
                notes.append("removed from the content: " + sanitized.removed.joined(separator: ", "))
            }
            article.contentHTML = Self.isBlank(sanitized.html) ? nil : sanitized.html
            guard sanitized.html.utf8.count <= Self.maximumContent else {
                throw ImportRefusal(
                    "its content with absolute URLs is more than \(Self.maximumContent) bytes; at most so many are taken"
                )
            }
        case .text(let text):
            try Self.checkContent(text)
            article.contentText = Self.isBlank(text) ? nil : text
        case nil:
            break
        }
        guard let summary = entry.summary, entry.content != nil || content == nil else { return }
        article.summary = try Self.plain(summary, name: "summary")
        if entry.content == nil {
            article.contentText = article.summary
            article.summary = nil
        }
    }

    private static func checkContent(_ content: String) throws(ImportRefusal) {
        guard content.utf8.count > maximumContent else { return }
        throw ImportRefusal("its content is \(content.utf8.count) bytes; at most \(maximumContent) are taken")
    }

    private static func plain(_ text: TextConstruct?, name: String) throws(ImportRefusal) -> String? {
        let plain: String? =
            switch text {
            case .text(let text): text
            case .html(let html): PlainText.make(fromHTML: html)
            case nil: nil
            }
        guard let plain, !isBlank(plain) else { return nil }
        return try limited(plain, name: name)
    }

    private static func isBlank(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 <= 0x20 }
    }

    private static func limited(
        _ text: String,
        name: String,
        to maximum: Int = maximumText
    ) throws(ImportRefusal) -> String {
        guard text.utf8.count > maximum else { return text }
        throw ImportRefusal("its \(name) is \(text.utf8.count) bytes; at most \(maximum) are taken")
    }

    private static func limitedText(_ text: String?, name: String) throws(ImportRefusal) -> String? {
        guard let text else { return nil }
        return try limited(text, name: name)
    }

    private static func limited<Element>(_ list: [Element], name: String) throws(ImportRefusal) -> [Element] {
        guard list.count > maximumCount else { return list }
        throw ImportRefusal("it has \(list.count) \(name); at most \(maximumCount) are taken")
    }

    private func webURL(_ reference: String?, _ name: String, _ notes: inout [String]) -> String? {
        guard let reference, !reference.isEmpty else { return nil }
        if let url = url(reference, ["http", "https"]) { return url }
        notes.append("\(name): dropped, it is no http or https URL")
        return nil
    }

    /// A person may be found at a mailbox too (JSON Feed 1.1, `authors`).
    private func personURI(_ reference: String?, _ notes: inout [String]) -> String? {
        guard let reference, !reference.isEmpty else { return nil }
        if let url = url(reference, ["http", "https", "mailto"]) { return url }
        notes.append("people.uri: dropped, it is no http, https or mailto URL")
        return nil
    }

    private func url(_ reference: String, _ schemes: Set<String>) -> String? {
        guard let url = URLResolution.resolve(reference, against: site.url), url.utf8.count <= Self.maximumText,
            let scheme = URLResolution.scheme(of: url), schemes.contains(scheme)
        else { return nil }
        return url
    }

    private func language(of entry: Entry, feed: Feed, _ notes: inout [String]) -> String {
        for tag in [entry.language, feed.language, defaults.language].compactMap(\.self) {
            if let canonical = LanguageTag.canonical(tag.replacing("_", with: "-")) { return canonical }
            notes.append("language: dropped, it is no language tag")
        }
        return site.language
    }

    private func attachments(of entry: Entry, _ notes: inout [String]) throws(ImportRefusal) -> [Article.Enclosure] {
        var attachments: [Article.Enclosure] = []
        for attachment in try Self.limited(entry.attachments, name: "attachments") {
            guard let url = webURL(attachment.url, "attachments.url", &notes) else { continue }
            attachments.append(
                Article.Enclosure(
                    url: url,
                    mediaType: try Self.limitedText(attachment.mediaType, name: "attachments.mime_type"),
                    title: try Self.limitedText(attachment.title, name: "attachments.title"),
                    byteCount: attachment.byteCount,
                    durationInSeconds: attachment.durationInSeconds
                )
            )
        }
        return attachments
    }

    private func people(
        _ people: [Article.Contributor],
        _ notes: inout [String]
    ) throws(ImportRefusal) -> [Article.Contributor] {
        var checked: [Article.Contributor] = []
        for person in try Self.limited(people, name: "people") {
            var person = person
            person.name = try Self.limited(person.name, name: "people.name")
            person.uri = personURI(person.uri, &notes)
            checked.append(person)
        }
        return checked
    }

    private func source(
        _ source: Article.Source?,
        _ notes: inout [String]
    ) throws(ImportRefusal) -> Article.Source? {
        guard let source else { return nil }
        let name = try Self.limited(source.name, name: "source.name")
        return Article.Source(name: name, url: webURL(source.url, "source.url", &notes))
    }

    /// Authors, then those contributors who are no authors.
    ///
    /// A contributor without a role that we know is an editor: the formats say no more than that they helped.
    private static func people(of record: ReadEntry) -> [Article.Contributor] {
        let entry = record.entry
        let inherited = entry.authors.isEmpty && record.inheritsAuthors ? record.feed.authors : []
        let authors = (entry.authors + inherited)
            .map { person in
                Article.Contributor(
                    name: person.name,
                    role: person.role.flatMap(Article.Role.init) ?? .author,
                    uri: person.uri
                )
            }
        let names = Set(authors.map(\.name))
        let others = entry.contributors.filter { !names.contains($0.name) }
            .map { person in
                Article.Contributor(
                    name: person.name,
                    role: person.role.flatMap(Article.Role.init) ?? .editor,
                    uri: person.uri
                )
            }
        return (authors + others).filter { !$0.name.isEmpty }
    }
}

extension Timestamp {
    /// The instant of a date, its offset forgotten.
    init(_ date: FeedDate) {
        self.init(milliseconds: date.millisecondsSince1970)
    }
}
