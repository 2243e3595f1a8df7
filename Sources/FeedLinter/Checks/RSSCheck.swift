/// What RSS and its profile ask of a channel and its items as a whole.
enum RSSCheck {
    static func checkChannel(_ channel: LintElement, _ context: inout LintContext) {
        if !channel.has("rss:language"), !channel.has("dc:language") {
            let message = "“channel” does not say its language."
            context.add(.missingLanguage, channel.line, at: "language", message)
        }
        guard let image = channel.first("rss:image") else { return }
        for name in ["rss:title", "rss:link"] {
            guard let own = image.first(name), let other = channel.first(name), own.text.trimmed != other.text.trimmed
            else { continue }
            let message = "“\(own.spelling)” of “image” is not that of “channel”."
            context.add(.imageMismatch, own.line, at: own.spelling, message)
        }
    }

    static func checkItem(_ item: LintElement, _ context: inout LintContext) {
        if !item.has("rss:title"), !item.has("rss:description"), !item.has("content:encoded") {
            let message = "“item” has neither “title” nor “description”."
            context.add(.emptyItem, item.line, message)
        }
        let dates = ["rss:pubDate", "dc:date", "dcterms:created", "atom:published", "atom:updated"]
        if !dates.contains(where: item.has), context.facts["before RSS 2.0"] == nil {
            context.add(.missingDate, item.line, at: "pubDate", "“item” has no “pubDate”.")
        }
        if !item.has("rss:guid"), context.facts["before RSS 2.0"] == nil {
            context.add(.missingGuid, item.line, at: "guid", "“item” has no “guid”.")
        }
    }
}
