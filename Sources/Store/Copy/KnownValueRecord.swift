/// A value that feed paths can be made from.
struct KnownValueRecord: Sendable, Hashable {
    /// What it is a value of.
    var kind: Kind
    /// What it is known by: `taxonomy/slug`, a language tag, the slug of an author.
    var key: String
    /// Its name as it was first seen.
    var name: String

    /// What there are values of.
    enum Kind: String, Sendable, Hashable, CaseIterable {
        case category, language, author
    }

    /// Writes what it says.
    func write(to bytes: inout RecordBytes) {
        bytes.add(kind.rawValue)
        bytes.add(key)
        bytes.add(name)
    }
}
