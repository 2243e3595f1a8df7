import FeedWriter
import Store

/// One feed: where it is, what it holds, and what it says of itself.
///
/// It holds all that a document is made of besides articles and the labels of their categories, so that its digest
/// tells whether a document could be another. There are thousands, which are copied and compared again and again: each is
/// kept once.
@dynamicMemberLookup
struct FeedDefinition: Sendable, Hashable {
    private var parts: Shared<Parts>

    /// What there is to say of a feed.
    struct Parts: Sendable, Hashable {
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
    }

    /// Keeps what there is to say of a feed.
    init(_ parts: Parts) { self.parts = Shared(parts) }

    /// What is said of the feed.
    subscript<Member>(dynamicMember member: WritableKeyPath<Parts, Member>) -> Member {
        get { parts.value[keyPath: member] }
        set {
            var changed = parts.value
            changed[keyPath: member] = newValue
            parts = Shared(changed)
        }
    }

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
    var id: String { TagURI.make(authority: self.site.idAuthority, specific: "feed" + self.path) + addressQuery }

    /// The query of its address, question mark included; empty for the feed itself.
    var addressQuery: String { self.chosen.map { "?" + $0.query } ?? "" }

    /// The forms that its archives are there in; RSS 1.0 has no links that could lead to them.
    var archiveFormats: [FeedFormat] { self.formats.filter { $0 != .rdf } }

    /// The path without its leading slash, with the extension of a form; that of an archive, where one is named.
    ///
    /// The slash is dropped as a byte: to Swift it is one character with a letter behind that joins it.
    func fileName(of format: FeedFormat, archive: ArchiveRange? = nil) -> String {
        let path = archive?.path(of: self.path) ?? self.path
        return String(Substring(path.utf8.dropFirst())) + "." + format.fileExtension
    }

    /// The address of the feed in a form, or of an archive of it.
    func url(of format: FeedFormat, archive: ArchiveRange? = nil) -> String {
        self.site.feedsURL + PercentEncoding.path(fileName(of: format, archive: archive)) + addressQuery
    }

    /// Every archive that is full once the feed has had so many entries in all, the oldest first.
    func archives(of total: Int) -> [ArchiveRange] {
        self.window.archiveCount.map { ArchiveRange.all(count: $0, of: total) } ?? []
    }

    /// Whether it says what was before.
    var hasHistory: Bool { self.window.archiveCount != nil || self.window.takedownMilliseconds > 0 }

    /// Whether the store has to keep a listing for it.
    var isRegistered: Bool { hasHistory || self.query.text != nil }
}
