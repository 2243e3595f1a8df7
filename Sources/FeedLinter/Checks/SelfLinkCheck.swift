/// The link of a feed to itself (RFC 4287 §4.1.1; RSS Profile, `atom:link`).
enum SelfLinkCheck {
    static func check(_ feed: LintElement, _ context: inout LintContext) {
        guard ["rss:channel", "atom:feed"].contains(feed.key) else { return }
        guard context.facts["before RSS 2.0"] == nil else { return }
        let links = feed.all("atom:link").filter { $0["rel"] == "self" }
        guard let link = links.first else {
            return context.add(
                .missingSelf,
                feed.line,
                at: "link",
                "“\(feed.spelling)” has no link to itself (rel=\"self\")."
            )
        }
        if let type = link["type"], feed.key == "rss:channel" || feed.key == "atom:feed" {
            let expected = feed.key == "rss:channel" ? "application/rss+xml" : "application/atom+xml"
            guard MediaTypeSyntax.essence(type) != expected else { return }
            let message = "The link to itself has the type \(Quoted.text(type)); expected “\(expected)”."
            context.add(.selfType, link.line, at: "link", message)
        }
    }
}
