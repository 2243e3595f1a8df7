/// Atom's links among each other (RFC 4287 §4.1.1, §4.1.2).
enum LinkCheck {
    static func check(_ element: LintElement, _ context: inout LintContext) {
        var seen: Set<[String]> = []
        for link in element.all("atom:link") {
            let relation = link["rel"] ?? "alternate"
            guard relation == "alternate" || relation == "self" else { continue }
            let mark = [relation, link["type"] ?? "", link["hreflang"] ?? ""]
            guard !seen.insert(mark).inserted else { continue }
            let message = "“\(element.spelling)” has two links of relation “\(relation)” with one type and language."
            context.add(.duplicateLink, link.line, at: link.spelling, message)
        }
    }
}
