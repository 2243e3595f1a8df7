/// What one feed says of one article (RFC 4287 `entry`, RSS `item`, JSON Feed item).
public struct Entry: Sendable, Hashable {
    /// The permanent identifier, compared character by character; never changes (RFC 4287 §4.2.6).
    public var id: String
    /// The page of the article (`link rel="alternate"`, RSS `link`, JSON Feed `url`).
    public var url: String?
    /// The page elsewhere that the entry is about (`link rel="related"`, JSON Feed `external_url`).
    public var externalURL: String?
    /// The title.
    public var title: TextConstruct?
    /// A short account of the content.
    public var summary: TextConstruct?
    /// The whole content.
    public var content: TextConstruct?
    /// When it was first published.
    public var published: FeedDate?
    /// When it last changed in a way that the publisher holds to be significant.
    public var updated: FeedDate?
    /// The language of its text, a BCP 47 tag.
    public var language: String?
    /// Those who are named as its authors.
    public var authors: [Person]
    /// Those who helped in other roles.
    public var contributors: [Person]
    /// Its categories.
    public var categories: [Category]
    /// Its files.
    public var attachments: [Attachment]
    /// The main picture; absolute.
    public var image: String?
    /// The picture for the top of the page (JSON Feed `banner_image`); absolute.
    public var bannerImage: String?
    /// Who may do what with it.
    public var rights: TextConstruct?
    /// The publication it came from.
    public var source: EntrySource?
    /// Links that have no property of their own.
    public var links: [Link]
    /// How many comments there are (`slash:comments`; `thr:total`, RFC 4685 §5); nil where they are not counted.
    public var commentCount: Int?
    /// What it responds to (RFC 4685 §3).
    public var antecedents: [Antecedent]
    /// What it says of itself as an episode, in a feed that is a podcast.
    public var episode: Episode?
    /// JSON Feed custom objects, their names beginning with an underscore; only JSON Feed carries them.
    public var extensions: [JSONValue.Member]

    /// Makes an entry.
    public init(
        id: String,
        url: String? = nil,
        externalURL: String? = nil,
        title: TextConstruct? = nil,
        summary: TextConstruct? = nil,
        content: TextConstruct? = nil,
        published: FeedDate? = nil,
        updated: FeedDate? = nil,
        language: String? = nil,
        authors: [Person] = [],
        contributors: [Person] = [],
        categories: [Category] = [],
        attachments: [Attachment] = [],
        image: String? = nil,
        bannerImage: String? = nil,
        rights: TextConstruct? = nil,
        source: EntrySource? = nil,
        links: [Link] = [],
        commentCount: Int? = nil,
        antecedents: [Antecedent] = [],
        episode: Episode? = nil,
        extensions: [JSONValue.Member] = []
    ) {
        self.id = id
        self.url = url
        self.externalURL = externalURL
        self.title = title
        self.summary = summary
        self.content = content
        self.published = published
        self.updated = updated
        self.language = language
        self.authors = authors
        self.contributors = contributors
        self.categories = categories
        self.attachments = attachments
        self.image = image
        self.bannerImage = bannerImage
        self.rights = rights
        self.source = source
        self.links = links
        self.commentCount = commentCount
        self.antecedents = antecedents
        self.episode = episode
        self.extensions = extensions
    }
}
