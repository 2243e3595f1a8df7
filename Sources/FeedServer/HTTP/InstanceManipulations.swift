/// Which instance manipulations a request takes (RFC 3229 §10.5.3, `A-IM`).
struct InstanceManipulations: Sendable, Hashable {
    /// Whether a feed of only what is new is taken, and not less gladly than the whole.
    let takesFeed: Bool

    /// Reads the value of the field, lines joined.
    init<Text: HeaderSyntax.Value>(_ value: Text) where Text.SubSequence == Text {
        var feed: Int?
        var identity: Int?
        var rest: Text? = value
        while let element = WeightedElement.next(&rest) {
            if HeaderSyntax.isEqual(element.name, "feed") {
                feed = feed ?? element.quality
            } else if HeaderSyntax.isEqual(element.name, "identity") {
                identity = identity ?? element.quality
            }
        }
        takesFeed = feed.map { $0 > 0 && $0 >= identity ?? 0 } ?? false
    }
}
