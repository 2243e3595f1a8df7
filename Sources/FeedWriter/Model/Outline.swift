/// A list of feeds (OPML 2.0), nested as its reader is to see it.
public struct Outline: Sendable, Hashable {
    /// The title of the list.
    public var title: String
    /// When the list last changed (`dateModified`).
    public var updated: FeedDate?
    /// Who keeps the list.
    public var owner: Person?
    /// The feeds and groups of feeds.
    public var items: [Item]

    /// Makes a list.
    public init(title: String, updated: FeedDate? = nil, owner: Person? = nil, items: [Item] = []) {
        self.title = title
        self.updated = updated
        self.owner = owner
        self.items = items
    }

    /// A line of the list: a group of others, or one subscription.
    public enum Item: Sendable, Hashable {
        /// A named group.
        case group(title: String, items: [Item])
        /// One feed.
        case feed(Subscription)
    }

    /// One feed that can be subscribed to (OPML 2.0 `type="rss"`).
    public struct Subscription: Sendable, Hashable {
        /// The feed's title.
        public var title: String
        /// What the feed is about.
        public var description: String?
        /// The address of the feed (`xmlUrl`); absolute.
        public var feedURL: String
        /// The page that the feed goes with (`htmlUrl`); absolute.
        public var homePageURL: String?
        /// The language of the feed, a BCP 47 tag.
        public var language: String?
        /// `RSS2`, `scriptingNews` or the like (`version`); nil where nothing is said.
        public var version: String?

        /// Makes a subscription.
        public init(
            title: String,
            description: String? = nil,
            feedURL: String,
            homePageURL: String? = nil,
            language: String? = nil,
            version: String? = nil
        ) {
            self.title = title
            self.description = description
            self.feedURL = feedURL
            self.homePageURL = homePageURL
            self.language = language
            self.version = version
        }
    }
}
