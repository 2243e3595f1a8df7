import Store

/// What came of an import.
struct ImportReport: Sendable, Codable, Hashable {
    var added = 0
    var updated = 0
    var unchanged = 0
    /// Withdrawn before, and still so.
    var keptWithdrawn = 0
    var refused = 0
    /// Of those refused, inputs that the system could not read, or not to their ends.
    var unreadable = 0
    /// Whether it was only tried: then nothing was stored and `accepted` counts what would have been.
    var isDryRun = false
    var accepted = 0
    /// Why records and files were refused.
    var problems: [Problem] = []
    /// What was cleaned in records that were taken.
    var notes: [Problem] = []
    /// Problems and notes beyond those kept here.
    var omitted = 0

    /// The most problems and notes kept each, so that a hostile file cannot fill the memory.
    static let maximumKept = 1000

    /// Something to say of one record or file.
    struct Problem: Sendable, Codable, Hashable {
        var input: String
        /// Line of the input; nil where the whole of it is meant.
        var line: Int?
        /// Place of the record, from 0.
        var record: Int?
        var message: String

        /// As a line for people.
        var text: String {
            let place = [line.map { "line \($0)" }, record.map { "record \($0)" }].compactMap(\.self)
            return input + ": " + (place.isEmpty ? "" : place.joined(separator: ", ") + ": ") + message
        }
    }

    /// Counts what the store did with articles.
    mutating func count(_ outcomes: [SaveOutcome]) {
        for outcome in outcomes {
            switch outcome {
            case .added: added += 1
            case .updated: updated += 1
            case .unchanged: unchanged += 1
            case .keptWithdrawn: keptWithdrawn += 1
            }
        }
    }

    /// The whole in one line.
    var summary: String {
        let counts =
            isDryRun
            ? [(accepted, "would be taken")]
            : [
                (added, "added"), (updated, "updated"), (unchanged, "unchanged"), (keptWithdrawn, "kept withdrawn"),
            ]
        return (counts + [(refused, "refused")]).map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }
}
