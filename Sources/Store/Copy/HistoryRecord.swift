/// An article in the history of a facet.
struct HistoryRecord: Sendable, Hashable {
    /// The facet.
    var facet: FacetKey
    /// The place in its history, from 1.
    var ordinal: Int64
    /// The number of the article.
    var article: Int64
    /// When a change last touched the article there.
    var changed: Timestamp
    /// Since when the article is down, if it is.
    var withdrawn: Timestamp?

    /// Writes what it says.
    func write(to bytes: inout RecordBytes) {
        facet.write(to: &bytes)
        bytes.add(ordinal)
        bytes.add(article)
        bytes.add(changed)
        bytes.add(withdrawn)
    }
}
