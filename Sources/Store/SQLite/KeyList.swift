import Foundation

/// Keys as one argument of a statement, so that many rows take one statement and not one each.
enum KeyList {
    /// Numbers as a JSON array, which `json_each` takes apart.
    static func json(_ keys: some Sequence<Int64>) -> String {
        "[" + keys.map(String.init).joined(separator: ",") + "]"
    }

    /// Words as a JSON array.
    static func json(_ words: [String]) throws -> String {
        // Thousands of digests, which hold nothing that has to be escaped, are asked for at the start of a server.
        let isPlain = words.allSatisfy { $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 >= 0x61 && $0 <= 0x7A } }
        guard !isPlain else { return "[\"" + words.joined(separator: "\",\"") + "\"]" }
        return String(decoding: try JSONEncoder().encode(words), as: UTF8.self)
    }
}
