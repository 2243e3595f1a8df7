import Store

/// Who is named as having made an article: whom its publisher names, or else, as newspapers do it, those who wrote,
/// edited and translated it.
///
/// Readers show all authors alike or the last alone, so that nobody else may be among them.
struct Byline: Sendable, Hashable {
    /// Those in the byline, each once, in the order given; where there would be none, all.
    let named: [Article.Contributor]
    /// The others.
    let others: [Article.Contributor]

    private static let roles: Set<Article.Role> = [.author, .editor, .translator]

    /// The byline of an article.
    init(of article: Article) {
        self.init(article.people)
    }

    private init(_ people: [Article.Contributor]) {
        guard people.count > 1 else {
            (named, others) = (people, [])
            return
        }
        let chosen = people.filter { $0.isInByline ?? Self.roles.contains($0.role) }
        var names: Set<String> = []
        named = (chosen.isEmpty ? people : chosen).filter { names.insert($0.name).inserted }
        others = people.filter { !names.contains($0.name) }
    }

    /// The people, marked where their publisher names others than their roles would; not, where it names none of them.
    static func marked(_ people: [Article.Contributor], naming names: Set<String>) -> [Article.Contributor] {
        guard people.contains(where: { names.contains($0.name) }) else { return people }
        let marked = people.map { person in
            Article.Contributor(
                name: person.name,
                role: person.role,
                uri: person.uri,
                isInByline: names.contains(person.name)
            )
        }
        return Self(marked).named.map(\.name) == Self(people).named.map(\.name) ? people : marked
    }
}
