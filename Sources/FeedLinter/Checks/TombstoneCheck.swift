/// RFC 6721 §3: one tombstone per entry and time, and none for an entry that is there.
enum TombstoneCheck {
    static func check(_ tombstone: LintElement, _ context: inout LintContext) {
        guard let entry = tombstone["ref"], let when = tombstone["when"] else { return }
        if let first = context.lineOfFirst("\(entry) \(when)", kind: "tombstone", line: tombstone.line) {
            let message = "“\(tombstone.spelling)” is of the entry and time of the one on line \(first)."
            context.add(.duplicateTombstone, tombstone.line, at: "ref", message)
        }
        if let line = context.line(of: entry, kind: "atom:id") {
            let message = "“\(tombstone.spelling)” is of the entry on line \(line)."
            context.add(.tombstoneOfEntry, tombstone.line, at: "ref", message)
        } else {
            _ = context.lineOfFirst(entry, kind: "tombstone of", line: tombstone.line)
        }
    }

    /// Checks that an entry has no tombstone further up.
    static func checkEntry(_ entry: LintElement, id: String, _ context: inout LintContext) {
        guard let line = context.line(of: id, kind: "tombstone of") else { return }
        let message = "The entry has a tombstone on line \(line)."
        context.add(.tombstoneOfEntry, entry.line, at: "id", message)
    }
}
