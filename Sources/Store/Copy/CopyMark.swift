import Foundation

/// How far a copy has come; kept in the store that it makes, as JSON.
struct CopyMark: Sendable, Hashable, Codable {
    /// Where the records come from, free of passwords.
    var source: String
    /// What tells the moment of the source that is copied from others.
    var fingerprint: String
    /// The kind that was copied last; nil at the beginning.
    var kind: StoreRecord.Kind?
    /// The key of the last record of that kind; nil if the kind is done.
    var key: StoreRecord.Key?
    /// How many records were copied.
    var count = 0

    /// The mark as JSON.
    var text: String {
        // Strings and numbers can always be encoded.
        (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// The mark of a JSON text, or nil if it is none.
    static func decode(_ text: String) -> CopyMark? {
        try? JSONDecoder().decode(CopyMark.self, from: Data(text.utf8))
    }

    /// Makes a mark at the beginning.
    init(source: String, fingerprint: String) {
        self.source = source
        self.fingerprint = fingerprint
    }
}
