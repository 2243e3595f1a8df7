import FeedWriter

/// Reads JSON Feed and JSON Lines, one item in memory at a time.
struct JSONFeedReader {
    private let input: BufferedInput
    private let limits: FeedReaderLimits
    private let wanted: SourceFormat?
    private let baseURL: String?
    private var scanner: JSONScanner
    private var recordCount = 0
    /// What the feed says beside its items.
    private var head: [JSONValue.Member] = []
    private var headByteCount = 0
    /// The byte at which the line that is being read begins.
    private var lineStart = 0
    private var notes: [RecordProblem] = []
    private var known: (feed: Feed, problems: [RecordProblem])?

    init(input: BufferedInput, limits: FeedReaderLimits, wanted: SourceFormat?, baseURL: String?) {
        self.input = input
        self.limits = limits
        self.wanted = wanted
        self.baseURL = baseURL
        scanner = JSONScanner(input: input, limits: limits)
    }

    /// - Throws: as `FeedReader.read`.
    mutating func read(record: (FeedRecord) throws -> Void) throws -> FeedHead {
        try takeByteOrderMark()
        guard wanted != .jsonLines else {
            try readLines(record: record)
            return made(.jsonLines, version: "JSON Lines")
        }
        let start = scanner.position
        guard try scanner.peekToken() == UInt8(ascii: "{") else {
            throw scanner.unexpected(try input.peek(), "an object: a JSON Feed, or an item of JSON Lines")
        }
        let hasItems = try readObject(record: record)
        if !hasItems, wanted == nil, !head.contains(where: { $0.name == "version" || $0.name == "feed_url" }) {
            try readFirstLine(start, record: record)
            return made(.jsonLines, version: "JSON Lines")
        }
        guard hasItems else { throw scanner.fault("The feed has no “items”; expected an array of items.") }
        if let rest = try scanner.peekToken() { throw scanner.unexpected(rest, "the end of the input after the feed") }
        return made(.json, version: versionName)
    }

    private func takeByteOrderMark() throws {
        let first = try Array(input.prefix(4))
        if first.starts(with: [0xEF, 0xBB, 0xBF]) { input.advance(by: 3) }
        if first.starts(with: [0xFE, 0xFF]) || first.starts(with: [0xFF, 0xFE]) || first.prefix(2).contains(0) {
            throw FeedReadError(
                position: SourcePosition(line: 1, byte: 0),
                message: "This JSON is in UTF-16 or UTF-32; expected UTF-8 (RFC 8259 §8.1)."
            )
        }
    }

    /// Reads the object of the feed, handing over its items as they come.
    ///
    /// - Returns: whether it has items.
    private mutating func readObject(record: (FeedRecord) throws -> Void) throws -> Bool {
        var hasItems = false
        var scanner = scanner
        scanner.beginValue()
        try scanner.members { scanner, name in
            if name == "items", try scanner.peekToken() == UInt8(ascii: "["), !hasItems {
                hasItems = true
                try scanner.elements { try readItem(&$0, record: record) }
            } else {
                let start = input.offset
                head.append(JSONValue.Member(name, try scanner.value(depth: 1)))
                headByteCount += input.offset - start + 128
                guard headByteCount <= limits.recordByteCount else {
                    throw scanner.fault(
                        "The feed says more of itself than \(limits.recordByteCount) bytes; expected less."
                    )
                }
                known = nil
            }
            scanner.beginValue()
        }
        self.scanner = scanner
        return hasItems
    }

    private mutating func readItem(_ scanner: inout JSONScanner, record: (FeedRecord) throws -> Void) throws {
        try scanner.skipWhitespace()
        scanner.record = recordCount
        let position = SourcePosition(line: input.line, record: recordCount)
        let value = try scanner.value()
        scanner.record = nil
        let removed = scanner.takeRemovedCharacterCount()
        try handOver(value, at: position, removed: removed, record: record)
    }

    private mutating func handOver(
        _ value: JSONValue,
        at position: SourcePosition,
        removed: Int,
        record: (FeedRecord) throws -> Void
    ) throws {
        recordCount += 1
        var item = JSONItemReader(value, position: position, baseURL: baseURL)
        guard let entry = item.read() else {
            let message = "The item is \(JSONItemReader.kind(of: value)); expected an object."
            return try record(.refused(RecordProblem(position: position, message: message)))
        }
        var read = ReadEntry(entry: entry, position: position, problems: item.problems, feed: feed().feed)
        read.inheritsAuthors = true
        read.contentBaseURL = baseURL ?? entry.url ?? read.feed.homePageURL
        if removed > 0 {
            let message =
                "Removed characters that no feed can carry (lone surrogates, control characters): \(removed)."
            read.notes = [RecordProblem(position: position, message: message)]
            notes += notes.count < 100 ? read.notes : []
        }
        try record(.entry(read))
    }

    /// Takes the object that was read for a feed as the first of JSON Lines.
    private mutating func readFirstLine(_ start: SourcePosition, record: (FeedRecord) throws -> Void) throws {
        let first = JSONValue.object(head)
        head = []
        known = nil
        let removed = scanner.takeRemovedCharacterCount()
        let position = SourcePosition(line: start.line, record: 0)
        guard let next = try nextOnLine() else {
            return try handOver(first, at: position, removed: removed, record: record)
        }
        guard next == 0x0A else {
            throw scanner.unexpected(next, "the end of the line after an item of JSON Lines")
        }
        try handOver(first, at: position, removed: removed, record: record)
        try readLines(record: record)
    }

    private func nextOnLine() throws -> UInt8? {
        while let byte = try input.peek(), byte == 0x20 || byte == 0x09 || byte == 0x0D { input.advance() }
        return try input.peek()
    }

    /// Each line is judged by itself: a wrong one is refused, the next is read.
    private mutating func readLines(record: (FeedRecord) throws -> Void) throws {
        while try input.peek() != nil {
            let position = SourcePosition(line: input.line, record: recordCount)
            lineStart = input.offset
            var line: [UInt8] = []
            while let byte = try input.peek(), byte != 0x0A {
                input.advance()
                if line.count <= limits.recordByteCount { line.append(byte) }
            }
            if try input.peek() != nil { input.advance() }
            guard line.count <= limits.recordByteCount else {
                let message = "The line is longer than \(limits.recordByteCount) bytes; expected less."
                recordCount += 1
                try record(.refused(RecordProblem(position: position, message: message)))
                continue
            }
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            try readLine(line, at: position, record: record)
        }
    }

    private mutating func readLine(
        _ bytes: [UInt8],
        at position: SourcePosition,
        record: (FeedRecord) throws -> Void
    ) throws {
        var line = JSONScanner(input: BufferedInput(MemoryByteSource(bytes), capacity: 4096), limits: limits)
        line.extent = "line"
        let value: JSONValue
        do {
            value = try line.value()
            if let rest = try line.peekToken() { throw line.unexpected(rest, "the end of the line after the item") }
        } catch let error as FeedReadError {
            recordCount += 1
            var place = position
            place.byte = error.position.byte.map { $0 + lineStart }
            return try record(.refused(RecordProblem(position: place, message: error.message)))
        }
        try handOver(value, at: position, removed: line.takeRemovedCharacterCount(), record: record)
    }

    private var versionName: String {
        guard let version = head.last(where: { $0.name == "version" })?.value.string,
            let number = version.split(separator: "/").last, number.allSatisfy({ $0.isNumber || $0 == "." })
        else { return "JSON Feed" }
        return "JSON Feed \(number)"
    }

    private mutating func feed() -> (feed: Feed, problems: [RecordProblem]) {
        if let known { return known }
        var reader = JSONHeadReader(.object(head), baseURL: baseURL)
        let made = (feed: reader.read(), problems: reader.problems)
        known = made
        return made
    }

    private mutating func made(_ format: SourceFormat, version: String) -> FeedHead {
        let feed = feed()
        return FeedHead(
            feed: feed.feed,
            format: format,
            version: version,
            encoding: "utf-8",
            recordCount: recordCount,
            problems: feed.problems,
            notes: notes
        )
    }
}
