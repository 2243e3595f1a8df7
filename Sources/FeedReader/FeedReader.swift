public import FeedWriter

/// Reads RSS, Atom, JSON Feed and JSON Lines, front to back and in bounded memory.
///
/// Nothing is ever fetched: DTDs, external entities and links stay where they are.
public struct FeedReader: Sendable {
    /// How much of an input is taken.
    public var limits: FeedReaderLimits

    /// Makes a reader.
    public init(limits: FeedReaderLimits = FeedReaderLimits()) {
        self.limits = limits
    }

    /// Reads a feed, handing over each record as soon as it is read.
    ///
    /// - Parameters:
    ///   - source: the bytes.
    ///   - format: the format that is wanted, or nil to take the one that is found.
    ///   - baseURL: the address that relative URLs are resolved against, where the feed names none.
    ///   - record: is given each record in the order of the input; what it throws ends the reading.
    /// - Returns: what the feed says of itself.
    /// - Throws: `FeedReadError` when the input cannot be taken, or not further; what `record` and `source` throw.
    public func read(
        _ source: any ByteSource,
        as format: SourceFormat? = nil,
        baseURL: String? = nil,
        record: (FeedRecord) throws -> Void
    ) throws -> FeedHead {
        let input = BufferedInput(source)
        switch try FeedFormatDetection.syntax(of: input, wanted: format) {
        case .xml:
            let reader = try XMLFeedReader(input: input, limits: limits, wanted: format, baseURL: baseURL)
            return try reader.read(record: record)
        case .json:
            var reader = JSONFeedReader(input: input, limits: limits, wanted: format, baseURL: baseURL)
            return try reader.read(record: record)
        }
    }

    /// Reads a feed that is in memory.
    ///
    /// - Returns: what the feed says of itself, and its records.
    /// - Throws: `FeedReadError` when the input cannot be taken.
    public func read(
        bytes: [UInt8],
        as format: SourceFormat? = nil,
        baseURL: String? = nil
    ) throws -> (head: FeedHead, records: [FeedRecord]) {
        var records: [FeedRecord] = []
        let head = try read(MemoryByteSource(bytes), as: format, baseURL: baseURL) { records.append($0) }
        return (head, records)
    }

    /// Reads a feed that is in memory to one value, its entries in it.
    ///
    /// - Returns: the feed, and everything that is wrong in it.
    /// - Throws: `FeedReadError` when the input cannot be taken.
    public func readFeed(
        bytes: [UInt8],
        as format: SourceFormat? = nil,
        baseURL: String? = nil
    ) throws -> (feed: Feed, problems: [RecordProblem]) {
        let (head, records) = try read(bytes: bytes, as: format, baseURL: baseURL)
        var feed = head.feed
        var problems = head.problems
        for record in records {
            switch record {
            case .entry(let read):
                feed.entries.append(read.entry)
                problems += read.problems
            case .refused(let problem):
                problems.append(problem)
            }
        }
        return (feed, problems)
    }

    /// Reads a list of feeds (OPML 1.0 and 2.0).
    ///
    /// - Throws: `FeedReadError` when the input is no OPML or is larger than one record may be; what `source` throws.
    public func readOutline(_ source: any ByteSource, baseURL: String? = nil) throws -> Outline {
        try OPMLReader(input: BufferedInput(source), limits: limits, baseURL: baseURL).read()
    }
}
