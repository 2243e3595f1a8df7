/// Numbers that stand for entries of listings, so that two sets of entries are compared by their sums.
enum ListingSum {
    /// The number of a facet.
    static func hash(_ facet: FacetKey) -> UInt64 {
        var bytes = RecordBytes()
        facet.write(to: &bytes)
        return RecordDigest.hash(of: bytes)
    }

    /// The number of an entry.
    static func hash(facet: UInt64, published: Timestamp, id: String) -> UInt64 {
        var bytes = RecordBytes()
        bytes.add(Int64(bitPattern: facet))
        bytes.add(published)
        bytes.add(id)
        return RecordDigest.hash(of: bytes)
    }
}
