/// An HTTP answer as it was saved: status, fields, content (RFC 9112).
struct HTTPAnswer {
    private(set) var status = 0
    /// The fields in order, their names in lower case.
    private(set) var fields: [(name: String, value: String)] = []
    /// The content as it was sent, transfer coding and all.
    private(set) var content: ArraySlice<UInt8> = []

    private static let longestHead = 1 << 16

    /// Reads an answer, the last where redirects precede it; nil where it is none.
    init?(_ bytes: [UInt8]) {
        var rest = bytes[...]
        repeat {
            guard let line = Self.line(&rest), let status = Self.status(of: line) else { return nil }
            self.status = status
            fields = []
            var headByteCount = 0
            while let line = Self.line(&rest), !line.isEmpty {
                headByteCount += line.utf8.count
                guard headByteCount <= Self.longestHead, let colon = line.firstIndex(of: ":") else { return nil }
                let value = line[line.index(after: colon)...].trimmed
                fields.append((line[..<colon].lowercased(), value))
            }
        } while rest.starts(with: "HTTP/".utf8)
        content = rest
    }

    /// The value of a field, its lines joined by commas; nil where it is not there.
    subscript(_ name: String) -> String? {
        let values = fields.filter { $0.name == name }.map(\.value)
        return values.isEmpty ? nil : values.joined(separator: ", ")
    }

    /// The elements of a field that is a list, in lower case.
    func elements(_ name: String) -> [String] {
        (self[name] ?? "").split(separator: ",").map { $0.trimmed.lowercased() }
    }

    private static func status(of line: String) -> Int? {
        let words = line.split(separator: " ")
        guard words.count >= 2, words[0].hasPrefix("HTTP/"), words[1].utf8.count == 3 else { return nil }
        return Int(words[1])
    }

    private static func line(_ rest: inout ArraySlice<UInt8>) -> String? {
        guard let end = rest.prefix(longestHead).firstIndex(of: 0x0A) else { return nil }
        let line = rest[..<end]
        rest = rest[(end + 1)...]
        return String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    }
}
