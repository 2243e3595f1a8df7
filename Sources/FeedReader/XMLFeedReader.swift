import FeedWriter

/// Walks through a feed in XML, one record in memory at a time.
final class XMLFeedReader {
    private static let mostHeadElements = 10_000
    private let stream: XMLStream
    private let limits: FeedReaderLimits
    private let wanted: SourceFormat?
    private var recordCount = 0
    /// Everything that the feed says beside its records, as children of one element.
    private var head: XMLElement?
    private var headByteCount = 0
    private var known: (feed: Feed, problems: [RecordProblem])?

    init(input: BufferedInput, limits: FeedReaderLimits, wanted: SourceFormat?, baseURL: String?) throws {
        stream = try XMLStream(input: input, limits: limits, baseURL: baseURL)
        self.limits = limits
        self.wanted = wanted
    }

    /// - Throws: as `FeedReader.read`.
    func read(record: (FeedRecord) throws -> Void) throws -> FeedHead {
        guard case .start(let root, let isEmpty) = try stream.next() else {
            throw stream.fault("The document has no element; expected rss, rdf:RDF or feed.")
        }
        guard var dialect = FeedDialect(root: root) else {
            throw FeedReadError(
                position: SourcePosition(line: root.line),
                message: "The root element is “\(root.spelling)”"
                    + (root.namespace.map { " of namespace “\($0)”" } ?? "") + "; expected rss, rdf:RDF or feed."
            )
        }
        if let wanted, wanted != dialect.format {
            throw stream.fault("This is \(dialect.name), not \(wanted.rawValue.uppercased()) as was asked for.")
        }
        head = root
        if root.name.local == "entry" {
            try handOver(root, isEmpty: isEmpty, dialect: dialect, record: record)
        }
        try walk(dialect: &dialect, record: record)
        let feed = feed(dialect)
        var notes: [RecordProblem] = []
        if stream.removedCharacterCount > 0 {
            notes.append(
                RecordProblem(
                    position: SourcePosition(line: 1),
                    message: "Removed characters that XML 1.0 forbids: \(stream.removedCharacterCount)."
                )
            )
        }
        return FeedHead(
            feed: feed.feed,
            format: dialect.format,
            version: dialect.name,
            encoding: stream.encoding.name,
            recordCount: recordCount,
            problems: feed.problems,
            notes: notes
        )
    }

    private func walk(dialect: inout FeedDialect, record: (FeedRecord) throws -> Void) throws {
        while true {
            switch try stream.next() {
            case .endOfDocument: return
            case .end: continue
            case .start(let element, let isEmpty):
                switch (element.name.vocabulary, element.name.local) {
                case (.syndication, "item"), (.syndication, "entry"):
                    try handOver(element, isEmpty: isEmpty, dialect: dialect, record: record)
                case (.syndication, "channel"), (.syndication, "items"), (.syndication, "feed"):
                    if element.namespace?.lowercased().hasSuffix("netscape.com/rdf/simple/0.9/") == true {
                        dialect.name = "RSS 0.90"
                    }
                    if element.name.local == "channel" { try takeChannel(element) }
                default:
                    let whole = isEmpty ? element : try stream.element(element, record: nil)
                    try countHead(isEmpty ? element.headByteCount : stream.elementByteCount)
                    head?.children.append(.element(whole))
                    known = nil
                }
            }
        }
    }

    private func handOver(
        _ begun: XMLElement,
        isEmpty: Bool,
        dialect: FeedDialect,
        record: (FeedRecord) throws -> Void
    ) throws {
        let position = SourcePosition(line: begun.line, record: recordCount)
        let element = isEmpty ? begun : try stream.element(begun, record: recordCount)
        var reader = XMLEntryReader(element, dialect: dialect, record: recordCount)
        let (entry, base) = reader.read()
        recordCount += 1
        try record(
            .entry(
                ReadEntry(
                    entry: entry,
                    position: position,
                    problems: reader.problems,
                    contentBaseURL: base ?? entry.url ?? feed(dialect).feed.homePageURL,
                    inheritsAuthors: dialect.format == .atom,
                    feed: feed(dialect).feed
                )
            )
        )
    }

    /// What the channel says in its attributes goes over to the head.
    private func takeChannel(_ channel: XMLElement) throws {
        try countHead(channel.headByteCount)
        head?.attributes += channel.attributes
        head?.base = channel.base
        head?.language = channel.language
        known = nil
    }

    /// Counts an element of what the feed says of itself, whose attributes and content take so many bytes.
    private func countHead(_ byteCount: Int) throws {
        headByteCount += byteCount + 64
        guard headByteCount <= limits.recordByteCount, (head?.children.count ?? 0) <= Self.mostHeadElements else {
            throw stream.fault(
                "The feed says more of itself than \(limits.recordByteCount) bytes or \(Self.mostHeadElements) elements; "
                    + "expected less."
            )
        }
    }

    private func feed(_ dialect: FeedDialect) -> (feed: Feed, problems: [RecordProblem]) {
        if let known { return known }
        guard let head else { return (Feed(id: "", title: .text("")), []) }
        var reader = XMLHeadReader(head, dialect: dialect)
        let made = (feed: reader.read(), problems: reader.problems)
        known = made
        return made
    }
}
