import FeedWriter

/// Reads `aliases` and `retired`.
enum AliasSection {
    private static let expectedTarget = "a path that begins with \"/\" or an absolute http or https URL"

    /// The aliases in the order of the file, and their paths.
    static func aliases(
        _ node: ConfigurationNode?,
        feeds: [FeedsSection.Located],
        taxonomies: [String],
        hasSitemaps: Bool
    ) -> (aliases: [Configuration.Alias], sides: [OldPath]) {
        guard let members = node?.members(expected: "an object of old paths and the places they lead to") else {
            return ([], [])
        }
        var aliases: [Configuration.Alias] = []
        var earlier: [OldPath] = []
        for (name, node) in members {
            guard let path = OldPath(name, node: node, taxonomies: taxonomies, hasSitemaps: hasSitemaps) else {
                continue
            }
            path.check(against: feeds, and: earlier)
            earlier.append(path)
            guard let target = node.string(expected: expectedTarget) else { continue }
            check(target: target, of: path)
            aliases.append(Configuration.Alias(from: name, to: target))
        }
        checkCircles(aliases, paths: earlier)
        return (aliases, earlier)
    }

    /// The paths that are gone, in the order of the file.
    static func retired(
        _ node: ConfigurationNode?,
        feeds: [FeedsSection.Located],
        aliases: [OldPath],
        hasSitemaps: Bool
    ) -> [String] {
        guard let elements = node?.elements(expected: "an array of paths") else { return [] }
        var earlier = aliases
        return elements.compactMap { element in
            guard let text = element.string(expected: "a path such as \"/old\""),
                let path = OldPath(text, node: element, taxonomies: [], hasSitemaps: hasSitemaps)
            else { return nil }
            guard path.template.placeholders.isEmpty else {
                element.report("holds a placeholder; what is retired is named whole")
                return nil
            }
            path.check(against: feeds, and: earlier)
            earlier.append(path)
            return text
        }
    }

    private static func check(target text: String, of path: OldPath) {
        let isAbsolute = !text.hasPrefix("/")
        do throws(PathTemplate.Fault) {
            // An absolute URL may hold placeholders in its path, and nowhere else.
            let pathText = isAbsolute ? try absolutePath(of: text) : text
            let target = try PathTemplate(pathText)
            if ConfigurationWebAddress.holdsBlankOrControl(text) {
                throw PathTemplate.Fault(statement: "has a blank or a control character")
            }
            let sourcePlaceholders = path.template.placeholders
            for placeholder in target.placeholders where !sourcePlaceholders.contains(placeholder) {
                throw PathTemplate.Fault(statement: "holds {\(placeholder.rawValue)}, which the old path does not")
            }
        } catch {
            path.node.report(error.statement)
        }
    }

    private static func checkCircles(_ aliases: [Configuration.Alias], paths: [OldPath]) {
        let targets = Dictionary(aliases.map { ($0.from, $0.to) }, uniquingKeysWith: { first, _ in first })
        var inCircles: Set<String> = []
        for path in paths where !inCircles.contains(path.template.text) {
            guard let circle = Circle.from(path.template.text, successors: targets) else { continue }
            inCircles.formUnion(circle)
            path.node.report("leads in a circle: \(circle.joined(separator: " > "))")
        }
    }

    private static func absolutePath(of text: String) throws(PathTemplate.Fault) -> String {
        let filled = FeedTemplate.Placeholder.allCases.reduce(text) { text, placeholder in
            text.replacing("{\(placeholder.rawValue)}", with: placeholder.rawValue)
        }
        guard ConfigurationWebAddress.absolute(filled) != nil, let start = text.firstRange(of: "://")?.upperBound
        else { throw PathTemplate.Fault(statement: "is not \(expectedTarget)") }
        let authorityAndPath = text[start...]
        let slash = authorityAndPath.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? text.endIndex
        let path = authorityAndPath[slash...].prefix { $0 != "?" && $0 != "#" }
        let others = authorityAndPath[..<path.startIndex] + authorityAndPath[path.endIndex...]
        if others.contains("{") { throw PathTemplate.Fault(statement: "holds a placeholder outside of the path") }
        return path.isEmpty ? "/" : String(path)
    }
}
