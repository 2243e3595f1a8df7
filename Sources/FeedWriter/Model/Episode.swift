/// What an entry says of itself as an episode of a podcast; its sound is its first audio or video attachment.
public struct Episode: Sendable, Hashable {
    /// The number within its season (`itunes:episode`), from 1.
    public var number: Int?
    /// The number of the season (`itunes:season`), from 1.
    public var season: Int?
    /// What sort of episode it is; nil where nothing is said, which means `full`.
    public var kind: Kind?
    /// Whether it is not for everybody (`itunes:explicit`); nil for what the podcast says.
    public var isExplicit: Bool?

    /// The sort of an episode (`itunes:episodeType`).
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The whole.
        case full
        /// A short piece that announces what will come.
        case trailer
        /// An extra, from behind the scenes for instance.
        case bonus
    }

    /// Makes an episode.
    public init(number: Int? = nil, season: Int? = nil, kind: Kind? = nil, isExplicit: Bool? = nil) {
        self.number = number
        self.season = season
        self.kind = kind
        self.isExplicit = isExplicit
    }
}
