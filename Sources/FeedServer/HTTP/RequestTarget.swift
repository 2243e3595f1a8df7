/// What a request is for: a path and a query, taken apart and never tidied (RFC 9112 §3.2).
struct RequestTarget: Sendable, Hashable {
    /// The path, percent-decoded; begins with a slash.
    let path: String
    /// What stands behind the question mark, as sent.
    let query: String?

    /// Why a target leads nowhere.
    enum Problem: Error, Sendable, Hashable {
        /// It is no target: a broken escape, a control character, a backslash, bytes that are not UTF-8.
        case malformed
        /// It is a path that no document is ever at: an empty or dot segment, an escaped slash.
        case nowhere
    }

    /// Takes a target in origin form or absolute form apart.
    init(_ target: String) throws(Problem) {
        let origin = Self.originForm(target)
        let question = origin.utf8.firstIndex(of: UInt8(ascii: "?")) ?? origin.endIndex
        let raw = origin[..<question]
        query = question == origin.endIndex ? nil : String(origin[origin.utf8.index(after: question)...])
        guard raw.utf8.first == UInt8(ascii: "/"), let bytes = PercentEncoding.decode(raw.utf8),
            !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }),
            let path = String(validating: bytes, as: UTF8.self)
        else { throw .malformed }
        let slashes = bytes.count { $0 == UInt8(ascii: "/") }
        guard slashes == raw.utf8.count(where: { $0 == UInt8(ascii: "/") }) else { throw .nowhere }
        let segments = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        // The first segment is before the leading slash; an empty last one is a trailing slash.
        for (index, segment) in segments.enumerated().dropFirst() {
            if segment.isEmpty, index < segments.count - 1 { throw .nowhere }
            if segment.elementsEqual(".".utf8) || segment.elementsEqual("..".utf8) { throw .nowhere }
        }
        self.path = path
    }

    /// The value of the first part of the query with this name, percent-decoded.
    func value(_ name: String) -> String? {
        for part in (query ?? "").split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, pair[0] == name else { continue }
            return PercentEncoding.decode(pair[1].utf8).flatMap { String(validating: $0, as: UTF8.self) } ?? ""
        }
        return nil
    }

    /// The query as sent but for the parts with this name.
    func query(without name: String) -> String {
        (query ?? "").split(separator: "&")
            .filter { $0 != name && !$0.hasPrefix(name + "=") }
            .joined(separator: "&")
    }

    /// Path and query of a target in absolute form; any other as it is.
    private static func originForm(_ target: String) -> Substring {
        let lower = target.utf8.prefix(8).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        for scheme in ["http://", "https://"] where lower.starts(with: scheme.utf8) {
            let rest = target.utf8.dropFirst(scheme.utf8.count)
            let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
            return rest[..<end].isEmpty
                ? "" : end == rest.endIndex ? "/" : target[end] == "/" ? target[end...] : "/" + target[end...]
        }
        return target[...]
    }
}
