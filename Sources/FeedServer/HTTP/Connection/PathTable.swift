/// Documents by the paths under which they were last asked for, byte for byte; kept by an event loop, so that finding one
/// takes no lock and no text.
///
/// Paths come from strangers: the hash is seeded, and past a number of paths the table begins anew.
struct PathTable {
    /// The most paths that are kept.
    static let capacity = 1 << 15

    private final class Entry {
        let hash: Int
        let path: [UInt8]
        let document: PreparedDocument

        init(hash: Int, path: [UInt8], document: PreparedDocument) {
            self.hash = hash
            self.path = path
            self.document = document
        }
    }

    /// Open addressing: an entry stands at the place of its hash or in the next free one.
    private var places: [Entry?] = Array(repeating: nil, count: 64)
    private(set) var count = 0

    /// The document of a path.
    func document(_ path: ByteWindow) -> PreparedDocument? {
        let hash = Self.hash(path)
        var place = hash & (places.count - 1)
        while let entry = places[place] {
            if entry.hash == hash, HeaderSyntax.isSame(path, entry.path) { return entry.document }
            place = (place + 1) & (places.count - 1)
        }
        return nil
    }

    /// Keeps a document under a path that is not in the table.
    mutating func insert(_ document: PreparedDocument, at path: ByteWindow) {
        if count >= Self.capacity { removeAll() }
        if 2 * count >= places.count { grow() }
        place(Entry(hash: Self.hash(path), path: Array(path), document: document))
        count += 1
    }

    /// Forgets everything.
    mutating func removeAll() {
        guard count > 0 else { return }
        places = Array(repeating: nil, count: places.count)
        count = 0
    }

    private mutating func grow() {
        let entries = places
        places = Array(repeating: nil, count: entries.count * 2)
        for case let entry? in entries { place(entry) }
    }

    private mutating func place(_ entry: Entry) {
        var place = entry.hash & (places.count - 1)
        while places[place] != nil { place = (place + 1) & (places.count - 1) }
        places[place] = entry
    }

    private static func hash(_ path: ByteWindow) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: path.buffer)
        return hasher.finalize()
    }
}
