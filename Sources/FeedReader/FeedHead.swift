public import FeedWriter

/// What an input says of itself, its records apart.
public struct FeedHead: Sendable, Hashable {
    /// The feed, without entries.
    public var feed: Feed
    /// The format that was found.
    public var format: SourceFormat
    /// The format with its version, as people name it: `RSS 0.91`, `Atom 1.0`, `JSON Feed 1.1`.
    public var version: String
    /// The encoding that the input was read in, by the name that the WHATWG Encoding Standard gives it.
    public var encoding: String
    /// How many records were handed over, refused ones with them.
    public var recordCount: Int
    /// What is wrong in what the feed says of itself, a date that cannot be read for instance.
    public var problems: [RecordProblem]
    /// What was cleaned anywhere in the input: characters that were removed.
    public var notes: [RecordProblem]

    /// Makes a head.
    public init(
        feed: Feed,
        format: SourceFormat,
        version: String,
        encoding: String,
        recordCount: Int = 0,
        problems: [RecordProblem] = [],
        notes: [RecordProblem] = []
    ) {
        self.feed = feed
        self.format = format
        self.version = version
        self.encoding = encoding
        self.recordCount = recordCount
        self.problems = problems
        self.notes = notes
    }
}
