import FeedReader
import FeedWriter

/// Finds what is wrong with a feed while it is read.
struct FeedLint: Sendable {
    /// Something that is wrong.
    struct Finding: Sendable, Codable, Hashable {
        /// From 1; nil where the whole is meant.
        var line: Int?
        /// A short name that stays the same.
        var rule: String
        /// What is wrong and what to do.
        var message: String

        /// In one line.
        var text: String { (line.map { "line \($0): " } ?? "") + message + " [\(rule)]" }
    }

    /// The most findings kept, so that a hostile feed cannot fill the memory.
    static let maximumFindings = 1000
    /// The most entries whose ids are compared.
    static let maximumIDs = 1_000_000

    private(set) var findings: [Finding] = []
    /// Findings beyond those kept.
    private(set) var omitted = 0
    private var lineOfID: [String: Int] = [:]

    /// Takes a record.
    mutating func check(_ record: FeedRecord) {
        switch record {
        case .refused(let problem): add(problem.position.line, "unreadable-record", problem.message)
        case .entry(let read): check(read)
        }
    }

    /// Takes what the feed says of itself.
    mutating func check(_ head: FeedHead) {
        for problem in head.problems { add(problem.position.line, "malformed-value", problem.message) }
        for note in head.notes { add(note.position.line, "illegal-character", note.message) }
        // JSON Lines are items without a feed around them.
        guard head.format != .jsonLines else { return }
        if head.feed.title.value.isEmpty {
            add(nil, "missing-title", "the feed has no title; give it one, readers show it in their lists")
        }
        if head.format == .atom, head.feed.id.isEmpty {
            add(nil, "missing-id", "the feed has no id; RFC 4287 §4.1.1 asks for a permanent one")
        }
    }

    /// Takes the error that ended the reading.
    mutating func check(_ error: FeedReadError) {
        add(error.position.line, "unreadable", error.message)
    }

    private mutating func check(_ read: ReadEntry) {
        let line = read.position.line
        for problem in read.problems { add(problem.position.line, "malformed-value", problem.message) }
        let entry = read.entry
        if entry.id.isEmpty {
            add(line, "missing-id", "the entry has no id; give it a permanent one, or an edit makes it new to readers")
        } else if let first = lineOfID[entry.id] {
            add(line, "duplicate-id", "the id is that of the entry on line \(first); readers show only one of them")
        } else if lineOfID.count < Self.maximumIDs {
            lineOfID[entry.id] = line
        }
        if entry.title == nil, entry.summary == nil, entry.content == nil {
            add(line, "empty-entry", "the entry has neither title, summary nor content; readers show nothing")
        }
        if entry.published == nil, entry.updated == nil, read.problems.isEmpty {
            add(line, "missing-date", "the entry has no date; readers order it by the time they first saw it")
        }
        for url in [entry.url, entry.image].compactMap(\.self) + entry.attachments.map(\.url)
        where !URLResolution.isAbsolute(url) {
            add(line, "relative-url", "\(QuotedText.quoted(url)) is relative; most readers cannot follow it")
        }
    }

    private mutating func add(_ line: Int?, _ rule: String, _ message: String) {
        guard findings.count < Self.maximumFindings else {
            omitted += 1
            return
        }
        findings.append(Finding(line: line, rule: rule, message: message))
    }
}
