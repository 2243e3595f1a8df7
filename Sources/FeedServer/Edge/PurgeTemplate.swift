import FeedWriter

/// A text with places for tags: `{tags:space}`, `{tags:comma}` and `{tags:json}`.
struct PurgeTemplate: Sendable, Hashable {
    /// The placeholders, and what each makes of tags.
    private static let placeholders: [(name: String, text: @Sendable ([String]) -> String)] = [
        ("{tags:space}", { $0.joined(separator: " ") }),
        ("{tags:comma}", { $0.joined(separator: ",") }),
        // Nothing in a tag needs to be escaped (`EdgeTags`).
        ("{tags:json}", { "[" + $0.map { "\"\($0)\"" }.joined(separator: ",") + "]" }),
    ]

    /// What messages say of them.
    static let names = "{tags:space}, {tags:comma} or {tags:json}"

    private let text: String

    /// Takes a text as it is configured.
    init(_ text: String) { self.text = text }

    /// Whether there is a place for tags in it.
    var namesTags: Bool { Self.placeholders.contains { text.contains($0.name) } }

    /// The text with tags in their places.
    func text(naming tags: [String]) -> String {
        Self.placeholders.reduce(text) { $0.replacing($1.name, with: $1.text(tags)) }
    }
}
