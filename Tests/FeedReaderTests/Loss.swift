import FeedReader
import FeedWriter

/// What a feed said and no longer says once it was written and read again, though every format can carry it.
///
/// Feeds from the wild say things that no document may say, such as a relative URL: those are not missed. Nor is it a
/// loss where something is said that was not there before, as a title in the place of none.
struct Loss {
    /// The losses, each in words.
    private(set) var found: [String] = []

    /// Compares a feed as it was read first with what was read of its document.
    init(from before: Feed, to after: Feed, in format: FeedFormat) {
        compare("title of the feed", [Self.title(before.title, in: format)], [after.title])
        guard before.entries.count == after.entries.count else {
            found.append("\(before.entries.count) entries became \(after.entries.count)")
            return
        }
        for (one, other) in zip(before.entries, after.entries) {
            compare("title", [Self.title(one.title, in: format)], [other.title, other.summary, other.content])
            compare("summary", [one.summary], [other.summary, other.content])
            compare("content", [one.content], [other.summary, other.content])
            compare("id", one.id, other.id)
            compare("page", AbsoluteURL.written(one.url ?? ""), other.url)
            compare("published", Self.second(one.published), Self.second(other.published))
            compare(
                "categories",
                one.categories.map { $0.label ?? $0.term },
                other.categories.map { $0.label ?? $0.term }
            )
            compare("authors", one.authors.map(\.name), other.authors.map(\.name))
        }
    }

    private mutating func compare(_ name: String, _ before: [TextConstruct?], _ after: [TextConstruct?]) {
        for construct in before.compactMap(\.self) where !Self.words(construct.value).isEmpty {
            let isThere = after.compactMap(\.self)
                .contains {
                    Self.words($0.value) == Self.words(construct.value) || Self.words($0) == Self.words(construct)
                }
            if !isThere { found.append("\(name): \(construct) became \(after)") }
        }
    }

    private mutating func compare(_ name: String, _ before: String?, _ after: String?) {
        if let before, !Self.words(before).isEmpty, before != after {
            found.append("\(name): \(before) became \(after ?? "nothing")")
        }
    }

    private mutating func compare(_ name: String, _ before: [String], _ after: [String]) {
        let missing = before.filter { !Self.words($0).isEmpty && !after.contains($0) }
        if !missing.isEmpty { found.append("\(name): \(missing) are not among \(after)") }
    }

    /// A title, unless it is HTML of which the format has only the text.
    private static func title(_ title: TextConstruct?, in format: FeedFormat) -> TextConstruct? {
        guard case .html = title, format != .atom else { return title }
        return nil
    }

    private static func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }

    private static func words(_ construct: TextConstruct) -> [Substring] {
        switch construct {
        case .text(let text): words(text)
        case .html(let html): words(PlainText.make(fromHTML: html))
        }
    }

    private static func second(_ date: FeedDate?) -> String? {
        date.map { "\($0.millisecondsSince1970.quotientAndRemainder(dividingBy: 1000).quotient)" }
    }
}
