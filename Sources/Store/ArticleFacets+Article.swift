extension ArticleFacets {
    /// By what feeds find an article, under a hierarchy of categories.
    ///
    /// A language tag that is not well-formed counts as none, a name without a letter or digit as nobody's.
    init(of article: Article, in hierarchy: CategoryHierarchy) {
        self.init(
            categories: hierarchy.closure(of: article.categories),
            language: article.language.flatMap(LanguageTag.canonical),
            authors: Set(article.authors.map(\.slug)).sorted(),
            source: article.source.flatMap { Slug.make(from: $0.name) }
        )
    }
}

extension Article {
    /// Its authors (role `author`) whose names make slugs, in the order of the byline.
    var authors: [KnownValues.Author] {
        people.compactMap { person in
            guard person.role == .author, let slug = Slug.make(from: person.name) else { return nil }
            return KnownValues.Author(slug: slug, name: person.name)
        }
    }
}
