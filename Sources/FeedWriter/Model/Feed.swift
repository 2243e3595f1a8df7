/// A feed: what it says of itself, and its entries in the order in which they are shown.
public struct Feed: Sendable, Hashable {
    /// The permanent identifier (Atom `id`); RSS and JSON Feed have no place for it.
    public var id: String
    /// The title, plain or HTML.
    public var title: TextConstruct
    /// What the feed is about (Atom `subtitle`, RSS and JSON Feed `description`).
    public var subtitle: TextConstruct?
    /// The page that the feed goes with; absolute.
    public var homePageURL: String?
    /// The address of this very document (`link rel="self"`, JSON Feed `feed_url`); absolute.
    public var feedURL: String?
    /// The language of the feed, a BCP 47 tag.
    public var language: String?
    /// When anything in the feed last changed (Atom `updated`, RSS `lastBuildDate`).
    public var updated: FeedDate?
    /// Those who are named as its authors.
    public var authors: [Person]
    /// Its categories.
    public var categories: [Category]
    /// Who may do what with it.
    public var rights: TextConstruct?
    /// A small square picture (Atom `icon`, JSON Feed `favicon`); absolute.
    public var icon: String?
    /// A larger picture (Atom `logo`, RSS `image`, JSON Feed `icon`); absolute.
    public var logo: String?
    /// The program that made the document, without version numbers that would move bytes.
    public var generator: String?
    /// How long a copy may be kept, in minutes (RSS `ttl`).
    public var timeToLive: Int?
    /// The hours of the day in GMT, 0 to 23, in which nothing new comes (RSS `skipHours`).
    public var skipHours: [Int]
    /// What relative references in the HTML of its entries are resolved against (Atom `xml:base`); nil where none is.
    public var contentBaseURL: String?
    /// What makes it a podcast; nil for other feeds.
    public var podcast: Podcast?
    /// Links that have no property of their own.
    public var links: [Link]
    /// The entries, in the order in which they are shown.
    public var entries: [Entry]
    /// Entries that are no longer there; only Atom carries them.
    public var tombstones: [Tombstone]
    /// Whether this is an archive of the feed and not its current document (RFC 5005 §4 `fh:archive`); JSON Feed has no
    /// place for it.
    public var isArchive: Bool
    /// JSON Feed custom objects of the feed itself; only JSON Feed carries them.
    public var extensions: [JSONValue.Member]

    /// Makes a feed.
    public init(
        id: String,
        title: TextConstruct,
        subtitle: TextConstruct? = nil,
        homePageURL: String? = nil,
        feedURL: String? = nil,
        language: String? = nil,
        updated: FeedDate? = nil,
        authors: [Person] = [],
        categories: [Category] = [],
        rights: TextConstruct? = nil,
        icon: String? = nil,
        logo: String? = nil,
        generator: String? = nil,
        timeToLive: Int? = nil,
        skipHours: [Int] = [],
        contentBaseURL: String? = nil,
        podcast: Podcast? = nil,
        links: [Link] = [],
        entries: [Entry] = [],
        tombstones: [Tombstone] = [],
        isArchive: Bool = false,
        extensions: [JSONValue.Member] = []
    ) {
        self.id = id
        self.title = title
        self.subtitle = subtitle
        self.homePageURL = homePageURL
        self.feedURL = feedURL
        self.language = language
        self.updated = updated
        self.authors = authors
        self.categories = categories
        self.rights = rights
        self.icon = icon
        self.logo = logo
        self.generator = generator
        self.timeToLive = timeToLive
        self.skipHours = skipHours
        self.contentBaseURL = contentBaseURL
        self.podcast = podcast
        self.links = links
        self.entries = entries
        self.tombstones = tombstones
        self.isArchive = isArchive
        self.extensions = extensions
    }
}
