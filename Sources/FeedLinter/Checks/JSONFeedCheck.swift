/// What JSON Feed 1.1 asks of a feed and its items as a whole.
enum JSONFeedCheck {
    static func checkFeed(_ feed: LintElement, _ context: inout LintContext) {
        let address = feed.first("json:feed_url")?.text
        if let next = feed.first("json:next_url"), !next.text.isEmpty {
            if next.text == address {
                context.add(.nextURLRepeats, next.line, at: "next_url", "“next_url” is the address of the feed itself.")
            }
        }
        if let version = feed.first("json:version"), version.text == "https://jsonfeed.org/version/1" {
            let message = "“version” is that of JSON Feed 1.0; expected “https://jsonfeed.org/version/1.1”."
            context.add(.obsoleteFormat, version.line, at: "version", message)
        }
    }

    static func checkItem(_ item: LintElement, _ context: inout LintContext) {
        if !item.has("json:content_html"), !item.has("json:content_text") {
            let message = "The item has neither “content_html” nor “content_text”."
            context.add(.missingContent, item.line, message)
        }
        if !item.has("json:date_published"), !item.has("json:date_modified") {
            context.add(.missingDate, item.line, at: "date_published", "The item has no “date_published”.")
        }
        guard let id = item.first("json:id"), !id.text.isEmpty else { return }
        guard let first = context.lineOfFirst(id.text, kind: "json:id", line: id.line) else { return }
        let message = "The item has the id \(Quoted.text(id.text)) of the one on line \(first)."
        context.add(.duplicateID, id.line, at: "id", message)
    }
}
