import Store

/// What a selection is called, in the language of the feed that it was chosen from: `Industry Headlines: Mobile, not
/// Phones, “fold”`, `产业头条：手机，“折叠”`.
struct SelectionTitle: Sendable {
    /// Raised whenever the same selection is called otherwise.
    static let version = "1"

    let labels: CategoryLabels
    /// The names of authors by their slugs.
    let authors: [String: String]
    /// The names of taxonomies by their slugs.
    let taxonomies: [String: String]
    /// The language of the title.
    let language: String

    /// The title of what was chosen of a feed, and the categories that it names.
    func title(of chosen: ArticleQuery, from feed: String) -> (text: String, named: [FeedDefinition.Named]) {
        var parts = chosen.all.map(label(of:))
        if let taxonomy = chosen.taxonomy { parts.append(taxonomies[taxonomy] ?? taxonomy) }
        if !chosen.any.isEmpty { parts.append(joined(chosen.any.map(label(of:)), last: words.or)) }
        if !chosen.none.isEmpty { parts.append(words.not + joined(chosen.none.map(label(of:)), last: words.nor)) }
        if let author = chosen.author { parts.append(words.by + (authors[author] ?? author)) }
        if let source = chosen.source { parts.append(words.from + source) }
        if let language = chosen.language { parts.append(words.language + language) }
        if let text = chosen.text { parts.append("“\(text)”") }
        let named = (chosen.all + chosen.any + chosen.none)
            .map { FeedDefinition.Named(label: label(of: $0), category: $0) }
        return (feed + words.colon + parts.joined(separator: words.comma), named)
    }

    private func label(of category: CategoryReference) -> String { labels.label(of: category, in: language) }

    private func joined(_ names: [String], last: String) -> String {
        guard let end = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: words.listComma) + last + end
    }

    /// What stands between the names.
    private struct Words: Sendable {
        var colon, comma, listComma, or, not, nor, by, from, language: String

        static let english = Words(
            colon: ": ",
            comma: ", ",
            listComma: ", ",
            or: " or ",
            not: "not ",
            nor: " or ",
            by: "by ",
            from: "from ",
            language: "in "
        )
        static let chinese = Words(
            colon: "：",
            comma: "，",
            listComma: "、",
            or: "或",
            not: "不含",
            nor: "、",
            by: "作者：",
            from: "来源：",
            language: "语言："
        )
    }

    private var words: Words { LanguageTag.range("zh", takes: language) ? .chinese : .english }
}
