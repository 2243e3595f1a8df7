/// When a definition was first seen.
struct DefinitionRecord: Sendable, Hashable {
    /// The digest of the definition.
    var digest: String
    /// When it was first seen.
    var firstSeen: Timestamp

    /// Writes what it says.
    func write(to bytes: inout RecordBytes) {
        bytes.add(digest)
        bytes.add(firstSeen)
    }
}
