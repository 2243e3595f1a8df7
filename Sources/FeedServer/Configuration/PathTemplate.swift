/// A path that may hold placeholders, one in a segment at most: `/feeds/{taxonomy}/{category}`, `/rss/{author}.xml`.
struct PathTemplate: Sendable, Hashable {
    /// As it was written.
    let text: String
    /// What stands between the slashes; the last is empty where the path ends with a slash.
    let segments: [Segment]

    /// What stands between two slashes.
    enum Segment: Sendable, Hashable {
        case literal(String)
        case placeholder(FeedTemplate.Placeholder, prefix: String, suffix: String)
    }

    /// Why a text is no such path, as the rest of a sentence that begins with the text.
    struct Fault: Error {
        let statement: String
    }

    /// Takes a path apart.
    init(_ text: String) throws(Fault) {
        guard text.hasPrefix("/") else { throw Fault(statement: "does not begin with \"/\"") }
        var segments: [Segment] = []
        let parts = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if part.isEmpty, index + 1 < parts.count { throw Fault(statement: "has two slashes in a row") }
            if part == "." || part == ".." { throw Fault(statement: "has a segment \"\(part)\"") }
            segments.append(try PathTemplate.segment(part))
        }
        self.text = text
        self.segments = segments
        let placeholders = self.placeholders
        for (index, placeholder) in placeholders.enumerated() where placeholders[..<index].contains(placeholder) {
            throw Fault(statement: "holds {\(placeholder.rawValue)} twice")
        }
    }

    /// The placeholders in the order of the path.
    var placeholders: [FeedTemplate.Placeholder] {
        segments.compactMap { segment in
            if case .placeholder(let placeholder, _, _) = segment { placeholder } else { nil }
        }
    }

    /// What stands between a prefix and a suffix, nil when nothing does.
    static func middle(of part: some StringProtocol, prefix: String, suffix: String) -> String? {
        guard part.hasPrefix(prefix), part.hasSuffix(suffix) else { return nil }
        guard part.count > prefix.count + suffix.count else { return nil }
        return String(part.dropFirst(prefix.count).dropLast(suffix.count))
    }

    private static func segment(_ part: Substring) throws(Fault) -> Segment {
        guard let open = part.firstIndex(of: "{") else {
            if part.contains("}") { throw Fault(statement: "has a \"}\" without its \"{\"") }
            return .literal(String(part))
        }
        let afterOpen = part[part.index(after: open)...]
        guard let close = afterOpen.firstIndex(of: "}") else {
            throw Fault(statement: "has a \"{\" without its \"}\"")
        }
        let prefix = part[..<open]
        let name = afterOpen[..<close]
        let suffix = afterOpen[afterOpen.index(after: close)...]
        guard let placeholder = FeedTemplate.Placeholder(rawValue: String(name)) else {
            let known = FeedTemplate.Placeholder.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ")
            throw Fault(statement: "has an unknown placeholder {\(name)}; known are \(known)")
        }
        guard !prefix.contains("}"), !suffix.contains("{"), !suffix.contains("}") else {
            throw Fault(statement: "has more than one placeholder in a segment")
        }
        return .placeholder(placeholder, prefix: String(prefix), suffix: String(suffix))
    }
}
