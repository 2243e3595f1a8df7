/// How much of a selection a feed shows: the last `count` articles, or those of the last `milliseconds` counted back
/// from the newest of them, whichever is more; and what else it says.
public struct ArticleWindow: Sendable, Hashable {
    /// The number of articles, 1 or more.
    public var count: Int
    /// The length of time in milliseconds; nil for none.
    public var milliseconds: Int64?
    /// How many articles an archive of the feed holds; nil for a feed without archives.
    ///
    /// What came after the last full archive is shown in any case.
    public var archiveCount: Int?
    /// For how many milliseconds, counted back from the newest change, articles that were taken down are named.
    public var takedownMilliseconds: Int64
    /// The most articles that a window of time may bring.
    public static let maximumCount = 1000
    /// The most articles that were taken down that are named.
    public static let maximumTakedownCount = 200

    /// Makes a window.
    public init(
        count: Int,
        milliseconds: Int64? = nil,
        archiveCount: Int? = nil,
        takedownMilliseconds: Int64 = 0
    ) {
        self.count = count
        self.milliseconds = milliseconds
        self.archiveCount = archiveCount
        self.takedownMilliseconds = takedownMilliseconds
    }

    /// Since when articles that were taken down are named; nil where none are.
    func takedownsSince(_ lastChange: Timestamp?) -> Timestamp? {
        guard takedownMilliseconds > 0, let lastChange else { return nil }
        let (since, overflow) = lastChange.milliseconds.subtractingReportingOverflow(takedownMilliseconds)
        return Timestamp(milliseconds: overflow ? .min : since)
    }
}
