/// A line of the table of orders: what stands before what in a parent.
struct OrderRule: Sendable {
    /// The elements that come after; `*` is anything of the parent's vocabulary.
    let first: String
    let then: String
    let parent: String

    private static let all: [OrderRule] = [
        OrderRule(first: "*", then: "rss:item", parent: "rss:channel"),
        OrderRule(first: "*", then: "atom:entry", parent: "atom:feed"),
        OrderRule(first: "rss:description", then: "content:encoded", parent: "rss:item"),
        OrderRule(first: "at:deleted-entry", then: "atom:entry", parent: "atom:feed"),
    ]

    private static let byParent = Dictionary(grouping: all, by: \.parent)

    /// Reports an element that begins after one that it has to precede.
    static func check(_ element: LintElement, in parent: LintElement, _ context: inout LintContext) {
        for rule in byParent[parent.key] ?? [] where element.key != rule.then && parent.has(rule.then) {
            let prefix = rule.parent.prefix { $0 != ":" } + ":"
            guard rule.first == element.key || rule.first == "*" && element.key.hasPrefix(prefix) else { continue }
            let other = rule.then.hasPrefix(prefix) ? String(rule.then.dropFirst(prefix.count)) : rule.then
            let message = "“\(element.spelling)” stands behind “\(other)” in “\(parent.spelling)”."
            context.addOnce(.misplacedElement, element.line, of: "\(parent.line) \(element.key)", message)
        }
    }
}
