/// What a store remembers of itself.
struct SettingsRecord: Sendable, Hashable {
    /// The authority that ids are made under, if there is one yet.
    var idAuthority: String?
    /// The newest time that was ever written.
    var newestTime: Timestamp

    /// Writes what it says.
    func write(to bytes: inout RecordBytes) {
        bytes.add(idAuthority)
        bytes.add(newestTime)
    }
}
