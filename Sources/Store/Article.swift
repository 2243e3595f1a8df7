/// What the newsroom knows of one article, whichever feeds it appears in.
public struct Article: Sendable, Hashable {
    /// The permanent identifier, compared byte by byte, at most `maximumIDByteCount` long.
    public var id: String
    /// The page of the article; absolute.
    public var url: String?
    /// The page elsewhere that the article is about; absolute.
    public var externalURL: String?
    /// The title, plain text.
    public var title: String?
    /// The summary, plain text.
    public var summary: String?
    /// The content as a fragment of HTML, sanitized before it came here.
    public var contentHTML: String?
    /// The content as plain text, where there is no HTML.
    public var contentText: String?
    /// The main picture; absolute.
    public var image: String?
    /// The picture for the top of the page; absolute.
    public var bannerImage: String?
    /// When it was published, or is to be; nil where nothing was said, then the time of its first change counts.
    public var published: Timestamp?
    /// When it last changed significantly, as its publisher says.
    public var modified: Timestamp?
    /// The language of its text, a BCP 47 tag in its canonical case (`zh-CN`).
    public var language: String?
    /// The id of the article of which this is a translation.
    public var translationOf: String?
    /// Those who made it, in the order of the byline, also those whom it does not name.
    public var people: [Contributor]
    /// The publication it came from.
    public var source: Source?
    /// Its files.
    public var attachments: [Enclosure]
    /// Its categories, each once, in the order given.
    public var categories: [CategoryReference]
    /// Where it stands in its life.
    public var state: State

    /// How many bytes an id may have: as many as the indices of every backend take.
    public static let maximumIDByteCount = 2000

    /// Where an article stands in its life.
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// Not shown.
        case draft
        /// Shown once its time of publication has come.
        case scheduled
        /// Shown.
        case published
        /// Taken down; stays so whatever is imported, until it is restored or imported with an explicit `published`.
        case withdrawn
    }

    /// Somebody who made an article, and what they did.
    public struct Contributor: Sendable, Hashable {
        /// The name as people read it.
        public var name: String
        /// What they did.
        public var role: Role
        /// An address of the person on the web.
        public var uri: String?
        /// Whether the byline names them; nil where nobody said so, then what they did decides.
        public var isInByline: Bool?

        /// Makes a contributor.
        public init(name: String, role: Role = .author, uri: String? = nil, isInByline: Bool? = nil) {
            self.name = name
            self.role = role
            self.uri = uri
            self.isInByline = isInByline
        }
    }

    /// What somebody did for an article.
    public enum Role: String, Sendable, Hashable, CaseIterable {
        /// Wrote it.
        case author
        /// Edited it.
        case editor
        /// Translated it.
        case translator
        /// Read the proofs.
        case proofreader
        /// Took the pictures.
        case photographer
    }

    /// The publication an article came from.
    public struct Source: Sendable, Hashable {
        /// The publication's name.
        public var name: String
        /// The publication's address.
        public var url: String?

        /// Makes a source.
        public init(name: String, url: String? = nil) {
            self.name = name
            self.url = url
        }
    }

    /// A file that belongs to an article.
    public struct Enclosure: Sendable, Hashable {
        /// Where the file is; absolute.
        public var url: String
        /// Its media type.
        public var mediaType: String?
        /// Its name as people read it.
        public var title: String?
        /// Its size in bytes.
        public var byteCount: Int64?
        /// Its length in seconds.
        public var durationInSeconds: Double?

        /// Makes an enclosure.
        public init(
            url: String,
            mediaType: String? = nil,
            title: String? = nil,
            byteCount: Int64? = nil,
            durationInSeconds: Double? = nil
        ) {
            self.url = url
            self.mediaType = mediaType
            self.title = title
            self.byteCount = byteCount
            self.durationInSeconds = durationInSeconds
        }
    }

    /// Makes an article.
    public init(
        id: String,
        url: String? = nil,
        externalURL: String? = nil,
        title: String? = nil,
        summary: String? = nil,
        contentHTML: String? = nil,
        contentText: String? = nil,
        image: String? = nil,
        bannerImage: String? = nil,
        published: Timestamp? = nil,
        modified: Timestamp? = nil,
        language: String? = nil,
        translationOf: String? = nil,
        people: [Contributor] = [],
        source: Source? = nil,
        attachments: [Enclosure] = [],
        categories: [CategoryReference] = [],
        state: State = .published
    ) {
        self.id = id
        self.url = url
        self.externalURL = externalURL
        self.title = title
        self.summary = summary
        self.contentHTML = contentHTML
        self.contentText = contentText
        self.image = image
        self.bannerImage = bannerImage
        self.published = published
        self.modified = modified
        self.language = language
        self.translationOf = translationOf
        self.people = people
        self.source = source
        self.attachments = attachments
        self.categories = categories
        self.state = state
    }
}
