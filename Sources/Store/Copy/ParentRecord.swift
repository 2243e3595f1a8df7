/// A category and the one that contains it.
struct ParentRecord: Sendable, Hashable {
    /// The category.
    var category: CategoryReference
    /// The slug of its parent, of the same taxonomy.
    var parent: String

    /// Writes what it says.
    func write(to bytes: inout RecordBytes) {
        bytes.add(category.taxonomy)
        bytes.add(category.slug)
        bytes.add(parent)
    }
}
