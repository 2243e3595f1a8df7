import FeedWriter

/// Reads `edge`.
enum EdgeSection {
    private static let longestName = 24

    static func read(_ node: ConfigurationNode?, folder: String) -> Configuration.Edge {
        var edge = Configuration.Edge()
        guard let object = node.flatMap({ ConfigurationObject($0, keys: .edge) }) else { return edge }
        edge.tags = object.optional("tags").map { tags($0) } ?? []
        edge.name = object.optional("name").flatMap { name($0) } ?? edge.name
        let purge = object.optional("purge")
        let purges = purge?.elements(expected: "an array of objects, each a request to a cache") ?? []
        edge.purges = purges.compactMap { PurgeSection.read($0, folder: folder) }
        if !purges.isEmpty, object.optional("tags").map({ $0.value == .array([]) }) ?? true {
            purge?
                .reportWithoutValue(
                    "drops what has certain tags, but edge.tags names no field that answers have them in; name one, such as "
                        + "\"Cache-Tag\""
                )
        }
        return edge
    }

    private static func tags(_ node: ConfigurationNode) -> [TagField] {
        var found: [TagField] = []
        for element in node.elements(expected: "an array of fields such as [\"Cache-Tag\"]") ?? [] {
            guard let field = element.choice(of: TagField.allCases) else { continue }
            if found.contains(field) {
                element.report("is there already")
            } else {
                found.append(field)
            }
        }
        return found
    }

    private static func name(_ node: ConfigurationNode) -> String? {
        guard case .string(let text) = node.value, !text.isEmpty, text.utf8.count <= longestName,
            text.utf8.allSatisfy({ byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "-")
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            })
        else {
            node.report("is not a word of letters in lower case, digits and \"-\", at most \(longestName) bytes")
            return nil
        }
        return text
    }
}
