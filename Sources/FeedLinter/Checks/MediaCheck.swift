/// Media RSS beyond its table.
enum MediaCheck {
    static func checkGroup(_ group: LintElement, _ context: inout LintContext) {
        guard group.childCounts["media:content", default: 0] == 1 else { return }
        let message = "“\(group.spelling)” holds one “media:content”; expected several forms of the same."
        context.add(.groupOfOne, group.line, message)
    }
}
