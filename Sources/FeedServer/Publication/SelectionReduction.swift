import Store

/// Takes conditions that others imply out of a selection, so that those which ask the same are the same, and finds those
/// that no article can meet together.
struct SelectionReduction: Sendable {
    private let fixed: ArticleQuery
    private let hierarchy: CategoryAncestry

    /// Reduces selections under conditions that always hold.
    init(fixed: ArticleQuery, hierarchy: CategoryAncestry) {
        var fixed = fixed
        if fixed.any.count == 1 { (fixed.all, fixed.any) = (fixed.all + fixed.any, []) }
        self.fixed = fixed
        self.hierarchy = hierarchy
    }

    /// What is left of the conditions that were asked for, and what they make of those that always hold.
    func outcome(_ wanted: ArticleQuery) throws(SelectionRefusal) -> SelectionRules.Outcome {
        var chosen = wanted
        let excluded = wanted.none + fixed.none
        chosen.any = try alternatives(wanted, excluded: excluded)
        if chosen.any.count == 1 { (chosen.all, chosen.any) = (wanted.all + chosen.any, []) }
        let required = chosen.all + fixed.all
        if required.contains(where: { isWithin($0, excluded) }) {
            throw .contradictory("a category in \"all\" is in one in \"none\"")
        }
        let oneOf = chosen.any.isEmpty ? fixed.any : chosen.any
        chosen.all = unique(chosen.all)
            .filter { category in
                !fixed.all.contains(category)
                    && (oneOf.isEmpty || !oneOf.allSatisfy { hierarchy.contains($0, in: category) })
                    && !required.contains { $0 != category && hierarchy.contains($0, in: category) }
            }
        chosen.none = unique(wanted.none)
            .filter { category in
                !fixed.none.contains(category)
                    && !excluded.contains { $0 != category && hierarchy.contains(category, in: $0) }
            }
        var query = fixed
        query.all = unique(required)
        query.none = unique(excluded)
        if !chosen.any.isEmpty { query.any = chosen.any }
        (chosen.taxonomy, query.taxonomy) = try taxonomy(wanted, under: query)
        (chosen.author, query.author) = try single(wanted.author, fixed.author, "author")
        (chosen.source, query.source) = try single(wanted.source, fixed.source, "source")
        (chosen.language, query.language) = try language(wanted.language)
        (chosen.text, query.text) = text(wanted.text)
        return SelectionRules.Outcome(chosen: chosen, query: query)
    }

    /// The alternatives that are not implied, none within another; empty where they say nothing.
    private func alternatives(
        _ wanted: ArticleQuery,
        excluded: [CategoryReference]
    ) throws(SelectionRefusal) -> [CategoryReference] {
        guard !wanted.any.isEmpty else { return [] }
        let possible = unique(wanted.any).filter { !isWithin($0, excluded) }
        if possible.isEmpty { throw .contradictory("every category in \"any\" is in one in \"none\"") }
        if (wanted.all + fixed.all).contains(where: { isWithin($0, possible) }) { return [] }
        let widest = possible.filter { category in
            !possible.contains { $0 != category && hierarchy.contains(category, in: $0) }
        }
        guard !fixed.any.isEmpty, widest.count > 1 else { return widest }
        if fixed.any.allSatisfy({ isWithin($0, widest) }) { return [] }
        guard widest.allSatisfy({ isWithin($0, fixed.any) }) else {
            throw SelectionRefusal(
                text: "This feed chooses among categories itself, and \"any\" can only narrow its choice; use \"all\"."
            )
        }
        return widest
    }

    /// The taxonomy that was chosen, unless categories imply it, and the one that is to be asked for.
    private func taxonomy(
        _ wanted: ArticleQuery,
        under query: ArticleQuery
    ) throws(SelectionRefusal) -> (chosen: String?, query: String?) {
        func isImplied(_ taxonomy: String) -> Bool {
            query.all.contains { $0.taxonomy == taxonomy }
                || (!query.any.isEmpty && query.any.allSatisfy { $0.taxonomy == taxonomy })
        }
        guard let taxonomy = wanted.taxonomy, taxonomy != fixed.taxonomy, !isImplied(taxonomy) else {
            return (nil, fixed.taxonomy)
        }
        if let fixed = fixed.taxonomy, !isImplied(fixed) {
            throw SelectionRefusal(
                text: "This feed is of another taxonomy already; choose one of its categories beside \"taxonomy\"."
            )
        }
        return (taxonomy, taxonomy)
    }

    /// A name that was chosen, unless the feed has it already.
    private func single(
        _ wanted: String?,
        _ fixed: String?,
        _ key: String
    ) throws(SelectionRefusal) -> (chosen: String?, query: String?) {
        guard let wanted, wanted != fixed else { return (nil, fixed) }
        guard fixed == nil else {
            throw SelectionRefusal(text: "This feed has a \"\(key)\" of its own. Please leave \"\(key)\" out.")
        }
        return (wanted, wanted)
    }

    private func language(_ wanted: String?) throws(SelectionRefusal) -> (chosen: String?, query: String?) {
        guard let wanted, let fixed = fixed.language else { return (wanted, wanted ?? fixed.language) }
        if LanguageTag.range(wanted, takes: fixed) { return (nil, fixed) }
        guard LanguageTag.range(fixed, takes: wanted) else {
            throw .contradictory("this feed is in another language")
        }
        return (wanted, wanted)
    }

    /// The words that were chosen beside those that the feed asks for itself, and all of them.
    private func text(_ wanted: String?) -> (chosen: String?, query: String?) {
        guard let wanted, let fixed = fixed.text else { return (wanted, wanted ?? fixed.text) }
        let (words, own) = (ArticleQuery.words(wanted), ArticleQuery.words(fixed))
        let others = words.filter { word in !own.contains { ArticleQuery.isFound(word, wherever: $0) } }
        guard !others.isEmpty else { return (nil, fixed) }
        return (others.joined(separator: " "), ArticleQuery.words(fixed + " " + wanted).joined(separator: " "))
    }

    private func isWithin(_ category: CategoryReference, _ others: [CategoryReference]) -> Bool {
        others.contains { hierarchy.contains(category, in: $0) }
    }

    private func unique(_ categories: [CategoryReference]) -> [CategoryReference] { Set(categories).sorted() }
}
