/// The values that feed paths can be made from.
enum PostgresKnownValues {
    /// The statement that reads every value.
    static let selection = "SELECT kind, key, name FROM known_values ORDER BY kind, key"

    /// Makes the values of articles that are shown known for good.
    static func remember(_ articles: [Article], _ connection: PostgresConnection) {
        var seen: Set<[String]> = []
        var rows: [[PostgresValue]] = []
        func remember(_ kind: String, _ key: String, _ name: String) {
            if seen.insert([kind, key]).inserted { rows.append([.text(kind), .text(key), .text(name)]) }
        }
        for article in articles {
            for category in article.categories { remember("category", category.name, category.slug) }
            if let language = article.language.flatMap(LanguageTag.canonical) {
                remember("language", language, language)
            }
            for author in article.authors { remember("author", author.slug, author.name) }
        }
        guard !rows.isEmpty else { return }
        connection.queue(
            """
            INSERT INTO known_values (kind, key, name) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
            ON CONFLICT DO NOTHING
            """,
            PostgresValue.columns(rows)
        )
    }

    /// The values of rows that `selection` gave.
    static func read(_ rows: PostgresRows) throws -> KnownValues {
        var known = KnownValues()
        for row in rows {
            let key = try row.required(1, PostgresRow.text)
            switch try row.required(0, PostgresRow.text) {
            case "category":
                guard let category = CategoryReference(name: key) else { throw row.malformed(1) }
                known.categories.append(category)
            case "language": known.languages.append(key)
            case "author":
                known.authors.append(KnownValues.Author(slug: key, name: try row.required(2, PostgresRow.text)))
            default: throw row.malformed(0)
            }
        }
        known.categories.sort()
        return known
    }
}
