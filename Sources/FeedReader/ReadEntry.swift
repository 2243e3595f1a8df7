public import FeedWriter

/// An entry as it was read, with what a caller needs to judge it.
public struct ReadEntry: Sendable, Hashable {
    /// What the record says; `id` is empty where it gives none.
    public var entry: Entry
    /// Where the record begins.
    public var position: SourcePosition
    /// What is wrong in it, which is why whoever stores articles refuses the record.
    ///
    /// The part that is wrong, a date that cannot be read for instance, is left out of `entry`.
    public var problems: [RecordProblem]
    /// What was cleaned in it, characters that were removed for instance; no reason to refuse it.
    public var notes: [RecordProblem]
    /// The address that relative URLs inside the HTML of `content` and `summary` are resolved against.
    public var contentBaseURL: String?
    /// Whether an entry that names no authors has those of its feed (RFC 4287 §4.2.1, JSON Feed 1.1); RSS has no such
    /// rule.
    public var inheritsAuthors: Bool
    /// What the feed had said of itself before this record (its language, authors, id…), without entries.
    public var feed: Feed

    /// Makes a read entry.
    public init(
        entry: Entry,
        position: SourcePosition,
        problems: [RecordProblem] = [],
        notes: [RecordProblem] = [],
        contentBaseURL: String? = nil,
        inheritsAuthors: Bool = false,
        feed: Feed
    ) {
        self.entry = entry
        self.position = position
        self.problems = problems
        self.notes = notes
        self.contentBaseURL = contentBaseURL
        self.inheritsAuthors = inheritsAuthors
        self.feed = feed
    }
}
