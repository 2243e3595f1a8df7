/// A line of the table of synonyms: two elements that say the same, of which a feed or an entry has one.
struct SynonymRule: Sendable {
    let core: String
    let other: String
    /// Whether the two may be there for different people.
    var namesPeople = false

    private static let all: [SynonymRule] = [
        SynonymRule(core: "rss:generator", other: "admin:generatorAgent"),
        SynonymRule(core: "rss:copyright", other: "dc:rights"),
        SynonymRule(core: "rss:managingEditor", other: "dc:creator", namesPeople: true),
        SynonymRule(core: "rss:webMaster", other: "dc:publisher", namesPeople: true),
        SynonymRule(core: "rss:pubDate", other: "dc:date"),
        SynonymRule(core: "rss:language", other: "dc:language"),
        SynonymRule(core: "rss:lastBuildDate", other: "dcterms:modified"),
        SynonymRule(core: "rss:category", other: "dc:subject"),
        SynonymRule(core: "rss:source", other: "dc:source"),
        SynonymRule(core: "creativeCommons:license", other: "cc:license"),
    ]

    /// Reports both of two elements that say the same.
    static func check(_ parent: LintElement, _ context: inout LintContext) {
        for rule in all where parent.has(rule.core) && parent.has(rule.other) {
            guard !rule.namesPeople || namesSame(rule, in: parent) else { continue }
            let core = rule.core.hasPrefix("rss:") ? String(rule.core.dropFirst(4)) : rule.core
            let line = parent.first(rule.other)?.line ?? parent.line
            let message = "“\(parent.spelling)” has both “\(core)” and “\(rule.other)”, which say the same."
            context.add(.duplicateSemantics, line, at: rule.other, message)
        }
    }

    private static func namesSame(_ rule: SynonymRule, in parent: LintElement) -> Bool {
        let core = parent.all(rule.core).map(\.text.trimmed)
        return parent.all(rule.other)
            .contains { other in
                core.contains { $0.contains(other.text.trimmed) || other.text.trimmed.contains($0) }
            }
    }
}
