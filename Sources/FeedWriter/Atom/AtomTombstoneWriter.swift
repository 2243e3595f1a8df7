/// Writes the entries of an Atom feed that are no longer there (RFC 6721 §3).
///
/// The namespace is declared on each of them, so that a feed without any is as RFC 4287 alone has it. One whose date
/// cannot be written is left out, and so is one that says the same again.
enum AtomTombstoneWriter {
    /// Writes tombstones in their order.
    static func write(_ tombstones: [Tombstone], to buffer: inout XMLBuffer) {
        // By bytes: strings that are canonically equivalent are equal to Swift and yet different identifiers.
        var written: Set<[UInt8]> = []
        for tombstone in tombstones {
            guard let when = tombstone.when.rfc3339, written.insert(Array((when + tombstone.ref).utf8)).inserted
            else { continue }
            buffer.beginTag("at:deleted-entry")
            buffer.attribute("xmlns:at", "http://purl.org/atompub/tombstones/1.0")
            buffer.attribute("ref", tombstone.ref)
            buffer.attribute("when", when)
            buffer.endEmptyElement()
        }
    }

    /// Appends tombstones to a document in the making.
    static func write(_ tombstones: [Tombstone], to bytes: inout [UInt8]) {
        var buffer = XMLBuffer()
        write(tombstones, to: &buffer)
        bytes += buffer.bytes
    }
}
