/// RFC 5005: what links complete, archived and paged feeds have.
enum HistoryCheck {
    static func checkFeed(_ feed: LintElement, _ context: inout LintContext) {
        let links = feed.all("atom:link")
        func link(_ relation: String) -> LintElement? { links.first { $0["rel"] == relation } }
        if feed.has("fh:complete") { checkComplete(feed, links, &context) }
        if feed.has("fh:archive"), !feed.has("fh:complete"), link("current") == nil {
            let message = "“\(feed.spelling)” is an archive and has no link with rel=\"current\"."
            context.add(.archiveWithoutCurrent, feed.line, at: "link", message)
        }
        let own = link("self")?["href"]
        for (end, beyond) in [("last", "next"), ("first", "previous")] {
            guard let own, link(end)?["href"] == own, let further = link(beyond) else { continue }
            let message = "“\(feed.spelling)” is its own “\(end)” page and has a link with rel=\"\(beyond)\"."
            context.add(.linkPastEnd, further.line, at: further.spelling, message)
        }
        for relation in ["prev-archive", "next-archive", "next", "previous"] {
            guard let own, let other = link(relation), other["href"] == own else { continue }
            let message = "The link with rel=\"\(relation)\" leads to the feed itself."
            context.add(.linkToItself, other.line, at: other.spelling, message)
        }
    }

    static func checkEntry(_ entry: LintElement, _ context: inout LintContext) {
        let relations = ["first", "last", "next", "previous", "current", "prev-archive", "next-archive"]
        for link in entry.all("atom:link") where relations.contains(link["rel"] ?? "") {
            let message = "“\(entry.spelling)” has a link with rel=\"\(link["rel"] ?? "")\", which is for feeds."
            context.add(.historyInEntry, link.line, at: link.spelling, message)
        }
    }

    private static func checkComplete(_ feed: LintElement, _ links: [LintElement], _ context: inout LintContext) {
        let own = links.first { $0["rel"] == "self" }?["href"]
        for link in links {
            switch link["rel"] {
            case "first", "last", "next", "previous", "prev-archive", "next-archive":
                let message = "“\(feed.spelling)” is complete and has a link with rel=\"\(link["rel"] ?? "")\"."
                context.add(.pagingInComplete, link.line, at: link.spelling, message)
            case "current" where own != link["href"]:
                let message = "“\(feed.spelling)” is complete, and its link with rel=\"current\" is not that to itself."
                context.add(.currentNotSelf, link.line, at: link.spelling, message)
            default: break
            }
        }
    }
}
