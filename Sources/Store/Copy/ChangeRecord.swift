/// A row of the change log, its facets as they are kept.
struct ChangeRecord: Sendable, Hashable {
    /// Its place in the log.
    var sequence: Int64
    /// When it happened.
    var time: Timestamp
    /// The number of the article.
    var article: Int64
    /// What happened.
    var kind: Change.Kind
    /// By what feeds could find the article before, as `FacetsJSON` has it; nil when it was not shown.
    var before: String?
    /// By what feeds can find it since.
    var after: String?

    /// Writes what it says.
    func write(to bytes: inout RecordBytes) {
        bytes.add(sequence)
        bytes.add(time)
        bytes.add(article)
        bytes.add(kind.rawValue)
        bytes.add(before)
        bytes.add(after)
    }
}
