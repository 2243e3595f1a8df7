/// An article that is shown in a facet.
struct ListingRecord: Sendable, Hashable {
    /// The facet.
    var facet: FacetKey
    /// The time that the article is ordered by.
    var published: Timestamp
    /// The article's id.
    var id: String
    /// The number of the article.
    var article: Int64

    /// Writes what it says.
    func write(to bytes: inout RecordBytes) {
        facet.write(to: &bytes)
        bytes.add(published)
        bytes.add(id)
        bytes.add(article)
    }
}
