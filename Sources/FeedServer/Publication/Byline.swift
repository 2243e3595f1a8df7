import Store

/// Who is named as having made an article, as newspapers do it: those who wrote, edited and translated it.
struct Byline: Sendable, Hashable {
    /// Those in the byline, in the order given; where there would be none, all.
    let named: [Article.Contributor]
    /// The others.
    let others: [Article.Contributor]

    private static let roles: Set<Article.Role> = [.author, .editor, .translator]

    /// The byline of an article.
    init(of article: Article) {
        let named = article.people.filter { Self.roles.contains($0.role) }
        self.named = named.isEmpty ? article.people : named
        others = named.isEmpty ? [] : article.people.filter { !Self.roles.contains($0.role) }
    }
}
