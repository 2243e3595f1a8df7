/// An article as it stands in a listing.
struct ListedArticle: Sendable, Hashable {
    /// The time that it is ordered by.
    var published: Timestamp
    /// Its id.
    var id: String
    /// The key that other tables know it by.
    var article: Int64

    /// The latest of what stands in several listings, each article once.
    static func latest(_ count: Int, of items: [ListedArticle]) -> [ListedArticle] {
        var seen = Set<Int64>()
        let all = items.filter { seen.insert($0.article).inserted }
        return Array(all.sorted { $0.isNewer(than: $1) }.prefix(count))
    }

    /// The latest of what was found where listings were gone through to an end; nil if something beyond one of the ends
    /// could belong to them.
    ///
    /// An end is the first that was not looked at.
    static func latest(_ count: Int, of items: [ListedArticle], before ends: [ListedArticle]) -> [ListedArticle]? {
        let found = latest(count, of: items)
        guard !ends.isEmpty else { return found }
        guard found.count == count, let last = found.last, ends.allSatisfy(last.isNewer) else { return nil }
        return found
    }

    /// The order of feeds: by time of publication, then by the bytes of the id, both descending.
    func isNewer(than other: ListedArticle) -> Bool {
        published == other.published
            ? other.id.utf8.lexicographicallyPrecedes(id.utf8) : published > other.published
    }
}
