import FeedWriter

/// Reads an entry's place in a discussion: RFC 4685, and RSS's module `slash`.
enum DiscussionReader {
    /// How many comments there are.
    static func commentCount(_ facts: ElementFacts) -> Int? {
        facts.string(XMLName(.slash, "comments"), XMLName(.threading, "total"))
            .flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
    }

    /// What the entry responds to.
    static func antecedents(_ element: XMLElement) -> [Antecedent] {
        element.all(XMLName(.threading, "in-reply-to"))
            .compactMap { child in
                let url = child["href"].map { ElementFacts.resolved($0, in: child) }
                guard let ref = child["ref"] ?? url, !ref.isEmpty else { return nil }
                let source = child["source"].map { ElementFacts.resolved($0, in: child) }
                return Antecedent(ref: ref, url: url, mediaType: child["type"], source: source)
            }
    }
}
