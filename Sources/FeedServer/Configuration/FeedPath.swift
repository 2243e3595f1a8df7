import FeedWriter
import Store

/// The rules for the path of a feed.
enum FeedPath {
    /// Paths that the server answers itself, and what `generate` writes of its own.
    private static let reserved: Set<String> = ["/", "/feeds.opml", "/healthz", "/readyz", "/metrics", "/manifest"]

    /// Whether a path is one of those, or that of a sitemap, be there sitemaps or not.
    static func isReserved(_ path: String) -> Bool {
        // All of them have one segment, and thousands of feeds have more.
        guard !path.utf8.dropFirst().contains(UInt8(ascii: "/")) else { return false }
        return reserved.contains(path) || Sitemap(path: path) != nil
    }

    /// The path of a feed; `selectedTaxonomy` is what its selection says.
    static func read(_ node: ConfigurationNode, selectedTaxonomy: String?) -> PathTemplate? {
        guard let text = node.string(expected: "a path such as \"/feeds/all\"") else { return nil }
        do {
            let path = try PathTemplate(text)
            try check(path, selectedTaxonomy: selectedTaxonomy)
            return path
        } catch {
            node.report(error.statement)
            return nil
        }
    }

    private static func check(_ path: PathTemplate, selectedTaxonomy: String?) throws(PathTemplate.Fault) {
        if isReserved(path.text) {
            throw PathTemplate.Fault(statement: "is kept for the server itself")
        }
        if path.segments.last == .literal("") {
            throw PathTemplate.Fault(statement: "ends with a slash")
        }
        for segment in path.segments {
            switch segment {
            case .literal(let text): try check(literal: text)
            case .placeholder(let placeholder, let prefix, let suffix):
                guard prefix.isEmpty, suffix.isEmpty else {
                    throw PathTemplate.Fault(
                        statement: "has {\(placeholder.rawValue)} beside other text; a placeholder is a whole segment"
                    )
                }
            }
        }
        let placeholders = path.placeholders
        if placeholders.contains(.category), !placeholders.contains(.taxonomy), selectedTaxonomy == nil {
            throw PathTemplate.Fault(
                statement: "has {category} without {taxonomy}; say which in the path or in select.taxonomy"
            )
        }
    }

    private static func check(literal text: String) throws(PathTemplate.Fault) {
        if text.contains("?") || text.contains("#") {
            throw PathTemplate.Fault(statement: "has a query or fragment; a feed is known by its path alone")
        }
        if text.hasPrefix(".") {
            throw PathTemplate.Fault(statement: "has a segment that begins with a dot")
        }
        for format in FeedFormat.allCases {
            let fileExtension = ".\(format.fileExtension)"
            if text.lowercased().hasSuffix(fileExtension) {
                throw PathTemplate.Fault(
                    statement:
                        "has the extension \(fileExtension); leave it out, \"formats\" says in which forms a feed is there"
                )
            }
        }
        let isUnreserved = text.utf8.allSatisfy { byte in
            (0x41...0x5A).contains(byte & 0xDF) || (0x30...0x39).contains(byte) || "-._~".utf8.contains(byte)
        }
        guard isUnreserved || Slug.isValid(text) else {
            throw PathTemplate.Fault(
                statement:
                    "has a segment \"\(text)\" that is not letters, digits, \"-\", \"_\", \".\", \"~\" or one placeholder"
            )
        }
    }
}
