/// What has to be looked at together: an element with its children, once it is complete.
enum StructureCheck {
    /// Runs the checks that are told for an element; of its parent is known what was read so far.
    static func check(
        _ element: LintElement,
        _ rule: ElementRule,
        _ parent: LintElement?,
        _ context: inout LintContext
    ) {
        if rule.flags.contains(.feed) {
            SynonymRule.check(element, &context)
            SelfLinkCheck.check(element, &context)
            HistoryCheck.checkFeed(element, &context)
            LinkCheck.check(element, &context)
        }
        if rule.flags.contains(.entry) {
            SynonymRule.check(element, &context)
            HistoryCheck.checkEntry(element, &context)
            LinkCheck.check(element, &context)
        }
        switch element.key {
        case "atom:feed": AtomCheck.checkFeed(element, &context)
        case "atom:entry": AtomCheck.checkEntry(element, in: parent, &context)
        case "atom:source": AtomCheck.checkSource(element, &context)
        case "rss:channel": RSSCheck.checkChannel(element, &context)
        case "rss:item": RSSCheck.checkItem(element, &context)
        case "rss1:channel", "rss1:item", "rss11:item", "rss11:Channel": RDFCheck.check(element, &context)
        case "opml:outline": OutlineCheck.check(element, &context)
        case "at:deleted-entry": TombstoneCheck.check(element, &context)
        case "media:group": MediaCheck.checkGroup(element, &context)
        case "json:items" where element.jsonKind == .object: JSONFeedCheck.checkItem(element, &context)
        case "json:feed": JSONFeedCheck.checkFeed(element, &context)
        default: break
        }
    }
}
