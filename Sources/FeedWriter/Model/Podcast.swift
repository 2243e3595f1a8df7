/// What makes a feed a podcast: what directories ask of it (Apple's requirements for podcasts; Podcasting 2.0).
///
/// Only RSS carries it, since that is the only format that directories take.
public struct Podcast: Sendable, Hashable {
    /// The permanent identifier, a UUID (`podcast:guid`); nil for the one made of the feed's address.
    public var guid: String?
    /// Who is named as its maker (`itunes:author`); nil for the feed's first author.
    public var author: String?
    /// Who answers for it to directories, with an e-mail address (`itunes:owner`).
    public var owner: Person?
    /// The cover, a square of at least 1400 pixels; absolute (`itunes:image`); nil for the feed's logo.
    public var image: String?
    /// What it is about, in the words of Apple's list of categories; the first counts most.
    public var categories: [PodcastCategory]
    /// Whether its language or content is not for everybody (`itunes:explicit`).
    public var isExplicit: Bool
    /// In which order it is to be heard; nil where nothing is said, which means `episodic`.
    public var order: Order?
    /// Whether other hosts may not take the feed over (`podcast:locked`); nil where nothing is said.
    public var isLocked: Bool?

    /// The order of episodes (`itunes:type`).
    public enum Order: String, Sendable, Hashable, CaseIterable {
        /// Newest first; each stands alone.
        case episodic
        /// Oldest first; each goes on where the one before ended.
        case serial
    }

    /// Makes a podcast.
    public init(
        guid: String? = nil,
        author: String? = nil,
        owner: Person? = nil,
        image: String? = nil,
        categories: [PodcastCategory] = [],
        isExplicit: Bool = false,
        order: Order? = nil,
        isLocked: Bool? = nil
    ) {
        self.guid = guid
        self.author = author
        self.owner = owner
        self.image = image
        self.categories = categories
        self.isExplicit = isExplicit
        self.order = order
        self.isLocked = isLocked
    }
}
