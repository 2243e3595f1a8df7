/// What tells an entry, as a document writes it, from another, and from itself at another time.
public struct EntryDigest: Sendable, Hashable {
    /// A hash of its permanent identifier.
    public let identifier: UInt64
    /// A hash of all that the document says of it.
    public let content: UInt64

    /// Takes an identifier and the bytes that were written.
    init(id: String, content: ArraySlice<UInt8>) {
        identifier = Self.identifier(of: id)
        self.content = EntityTag.shortDigest(of: content)
    }

    /// The hash of a permanent identifier.
    public static func identifier(of id: String) -> UInt64 {
        var digest: UInt64 = 0
        ByteBuffer.withUTF8(of: id) { digest = EntityTag.shortDigest(of: $0) }
        return digest
    }
}
