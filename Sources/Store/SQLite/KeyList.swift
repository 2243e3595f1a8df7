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
        if let list = plainList(words) { return list }
        return String(decoding: try JSONEncoder().encode(words), as: UTF8.self)
    }

    /// The JSON array of words of digits and small letters; nil where there are others.
    private static func plainList(_ words: [String]) -> String? {
        var list: [UInt8] = []
        list.reserveCapacity(words.count * 35 + 2)
        list.append(UInt8(ascii: "["))
        for word in words {
            if list.count > 1 { list.append(UInt8(ascii: ",")) }
            list.append(UInt8(ascii: "\""))
            var word = word
            // Bytes are looked at and copied where they are, not one after another through the string.
            let isPlain = word.withUTF8 { bytes in
                list.append(contentsOf: bytes)
                return bytes.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 >= 0x61 && $0 <= 0x7A }
            }
            guard isPlain else { return nil }
            list.append(UInt8(ascii: "\""))
        }
        list.append(UInt8(ascii: "]"))
        return String(decoding: list, as: UTF8.self)
    }
}
