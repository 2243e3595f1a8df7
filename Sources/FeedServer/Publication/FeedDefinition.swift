import FeedWriter
import Store

/// One feed: where it is, what it holds, and what it says of itself.
///
/// It holds all that a document is made of besides articles and the labels of their categories, so that its digest
/// tells whether a document could be another.
struct FeedDefinition: Sendable, Hashable {
    /// The path without extension, percent-decoded; begins with a slash.
    var path: String
    var query: ArticleQuery
    var window: ArticleWindow
    var content: FeedTemplate.Content
    /// The forms that it is there in, at least one, in the order of `FeedFormat`.
    var formats = FeedFormat.usual
    /// What makes it a podcast.
    var podcast: Shared<Podcast>?
    /// The language of the feed itself; nil for one that holds articles in every language.
    var language: String?
    var title: String
    var description: String
    /// The values of the path's placeholders; the group that the feed stands in where feeds are listed.
    var category: CategoryReference?
    /// The categories below those that it selects by, which it selects by too, sorted.
    var narrower: [CategoryReference] = []
    /// Whether readers may narrow it by the query of its address.
    var takesQueries = false
    /// What a reader has narrowed it to; nil for the feed itself.
    var chosen: Chosen?
    /// What the site says in every feed.
    var site: Shared<Site>

    /// What a reader has narrowed a feed to.
    struct Chosen: Sendable, Hashable {
        /// The query of its address in its one spelling (`SelectionAddress`).
        var query: String
        /// The categories that its title names.
        var named: [Named]
    }

    /// A category by the label that a title has for it.
    struct Named: Sendable, Hashable {
        var label: String
        var category: CategoryReference
    }

    /// The site in one language.
    struct Site: Sendable, Hashable {
        var url: String
        var feedsURL: String
        var title: String
        var rights: String?
        var icon: String?
        var logo: String?
        var author: Configuration.Author?
        var language: String
        var timeZone: String
        var idAuthority: String
        /// Minutes (RSS `ttl`).
        var timeToLive: Int
        /// Hours of the day in GMT (RSS `skipHours`).
        var skipHours: [Int] = []
    }

    /// The permanent identifier of the feed, a tag URI (RFC 4151) made of its path alone, and of what a reader has chosen.
    var id: String { TagURI.make(authority: site.idAuthority, specific: "feed" + path) + addressQuery }

    /// The query of its address, question mark included; empty for the feed itself.
    var addressQuery: String { chosen.map { "?" + $0.query } ?? "" }

    /// The forms that its archives are there in; RSS 1.0 has no links that could lead to them.
    var archiveFormats: [FeedFormat] { formats.filter { $0 != .rdf } }

    /// The path without its leading slash, with the extension of a form; that of an archive, where one is named.
    ///
    /// The slash is dropped as a byte: to Swift it is one character with a letter behind that joins it.
    func fileName(of format: FeedFormat, archive: ArchiveRange? = nil) -> String {
        let path = archive?.path(of: path) ?? path
        return String(Substring(path.utf8.dropFirst())) + "." + format.fileExtension
    }

    /// The address of the feed in a form, or of an archive of it.
    func url(of format: FeedFormat, archive: ArchiveRange? = nil) -> String {
        site.feedsURL + PercentEncoding.path(fileName(of: format, archive: archive)) + addressQuery
    }

    /// Every archive that is full once the feed has had so many entries in all, the oldest first.
    func archives(of total: Int) -> [ArchiveRange] {
        window.archiveCount.map { ArchiveRange.all(count: $0, of: total) } ?? []
    }

    /// Whether it says what was before.
    var hasHistory: Bool { window.archiveCount != nil || window.takedownMilliseconds > 0 }

    /// Whether the store has to keep a listing for it.
    var isRegistered: Bool { hasHistory || query.text != nil }

    /// A digest over everything here and the version of the writer, the same on every node.
    var digest: String {
        var description = DigestInput()
        description.add("writer", WriterVersion.current)
        description.add("composition", EntryComposition.version)
        description.add("path", path)
        description.add("taxonomy", query.taxonomy)
        for (name, list) in [("all", query.all), ("any", query.any), ("none", query.none)] {
            for reference in list { description.add(name, reference.name) }
        }
        for reference in narrower { description.add("narrower", reference.name) }
        description.add("author", query.author)
        description.add("source", query.source)
        description.add("query language", query.language)
        if let text = query.text { description.add("text", text) }
        description.add("count", String(window.count))
        description.add("time", window.milliseconds.map { String($0) })
        description.add("archive", window.archiveCount.map { String($0) })
        description.add("tombstones", String(window.takedownMilliseconds))
        description.add("content", content.rawValue)
        description.add("language", language)
        description.add("title", title)
        description.add("description", self.description)
        if takesQueries { description.add("queries", SelectionTitle.version) }
        podcast?.value.add(to: &description)
        site.value.add(to: &description)
        return description.digest
    }
}

extension Podcast {
    fileprivate func add(to input: inout DigestInput) {
        input.add("podcast", guid)
        input.add("podcast author", author)
        input.add("podcast owner name", owner?.name)
        input.add("podcast owner email", owner?.email)
        input.add("podcast image", image)
        for category in categories {
            input.add("podcast category", category.name)
            input.add("podcast subcategory", category.subcategory)
        }
        input.add("podcast explicit", String(isExplicit))
        input.add("podcast order", order?.rawValue)
        input.add("podcast locked", isLocked.map { String($0) })
    }
}

extension FeedDefinition.Site {
    fileprivate func add(to input: inout DigestInput) {
        input.add("site url", url)
        input.add("feeds url", feedsURL)
        input.add("site title", title)
        input.add("rights", rights)
        input.add("icon", icon)
        input.add("logo", logo)
        input.add("author name", author?.name)
        input.add("author email", author?.email)
        input.add("author uri", author?.uri)
        input.add("site language", language)
        input.add("time zone", timeZone)
        input.add("authority", idAuthority)
        input.add("time to live", String(timeToLive))
        for hour in skipHours { input.add("skip hour", String(hour)) }
    }
}
