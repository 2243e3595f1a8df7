/// What RFC 4287 asks of a feed and its entries as a whole.
enum AtomCheck {
    static func checkFeed(_ feed: LintElement, _ context: inout LintContext) {
        if !feed.has("atom:author"), let line = context.facts["entry without author"] {
            let message = "“entry” has no “author”, and neither has “feed”."
            context.add(.missingAuthor, line, at: "author", message)
        }
        guard let line = context.facts["prefix"],
            let prefix = context.facts.keys.first(where: { $0.hasPrefix("prefix ") })
        else { return }
        let name = String(prefix.dropFirst(7))
        context.add(.namespacePrefix, line, "Atom's elements are written with the prefix \(Quoted.text(name)).")
    }

    static func checkEntry(_ entry: LintElement, in feed: LintElement?, _ context: inout LintContext) {
        checkIdentity(of: entry, &context)
        let source = entry.first("atom:source")
        if !entry.has("atom:author"), source?.has("atom:author") != true, context.facts["entry without author"] == nil {
            context.facts["entry without author"] = entry.line
            if feed == nil {
                let message = "“entry” has no “author”, and there is no “feed” to have one."
                context.add(.missingAuthor, entry.line, at: "author", message)
            }
        }
        let hasAlternate = entry.all("atom:link").contains { ($0["rel"] ?? "alternate") == "alternate" }
        guard let content = entry.first("atom:content") else {
            guard !hasAlternate else { return }
            let message = "“entry” has neither “content” nor a link with rel=\"alternate\"."
            return context.add(.missingContent, entry.line, message)
        }
        guard !entry.has("atom:summary"), needsSummary(content) else { return }
        let message = "“entry” has no “summary”, and its “content” is elsewhere or not text."
        context.add(.missingSummary, entry.line, at: "summary", message)
    }

    /// A source that names the feed by its id says the rest of it too (RFC 4287 §4.2.11).
    static func checkSource(_ source: LintElement, _ context: inout LintContext) {
        LinkCheck.check(source, &context)
        guard source.has("atom:id") else { return }
        for name in ["title", "updated"] where !source.has("atom:" + name) {
            context.add(.recommendedElement, source.line, at: name, "“\(source.spelling)” has no “\(name)”.")
        }
    }

    private static func needsSummary(_ content: LintElement) -> Bool {
        if content["src"] != nil { return true }
        guard let type = content["type"], MediaTypeSyntax.isMediaType(type) else { return false }
        let essence = MediaTypeSyntax.essence(type)
        return !essence.hasPrefix("text/") && !essence.hasSuffix("+xml") && !essence.hasSuffix("/xml")
    }

    private static func checkIdentity(of entry: LintElement, _ context: inout LintContext) {
        guard let id = entry.first("atom:id")?.text.trimmed, !id.isEmpty else { return }
        TombstoneCheck.checkEntry(entry, id: id, &context)
        let updated = entry.first("atom:updated")?.text.trimmed ?? ""
        if let first = context.lineOfFirst("\(id) \(updated)", kind: "entry", line: entry.line) {
            let message = "The entry has the id \(Quoted.text(id)) and the date of the one on line \(first)."
            context.add(.duplicateEntry, entry.line, at: "id", message)
        }
        if let first = context.lineOfFirst(id, kind: "atom:id", line: entry.line) {
            let message = "The entry has the id \(Quoted.text(id)) of the one on line \(first)."
            context.add(.duplicateID, entry.line, at: "id", message)
        }
    }
}
