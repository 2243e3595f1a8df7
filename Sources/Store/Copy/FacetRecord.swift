/// What a facet knows of itself.
struct FacetRecord: Sendable, Hashable {
    /// The facet.
    var facet: FacetKey
    /// How many articles are shown in it.
    var size: Int64
    /// The last ordinal of its history, 0 for none.
    var entered: Int64
    /// The number of the newest change that touched it, 0 for none.
    var changedSequence: Int64
    /// When that was.
    var changedTime: Timestamp?

    /// Writes what it says.
    func write(to bytes: inout RecordBytes) {
        facet.write(to: &bytes)
        bytes.add(size)
        bytes.add(entered)
        bytes.add(changedSequence)
        bytes.add(changedTime)
    }
}
