import GRDB

/// Reads the values that feed paths can be made from.
enum KnownValuesReader {
    /// Every value, sorted.
    static func read(_ database: Database) throws -> KnownValues {
        var known = KnownValues()
        let statement = try database.cachedStatement(sql: "SELECT kind, key, name FROM known_values ORDER BY kind, key")
        let rows = try Row.fetchCursor(statement)
        while let row = try rows.next() {
            let key = try row.required(1, Row.text)
            switch try row.required(0, Row.text) {
            case "category":
                guard let category = CategoryReference(name: key) else { throw row.malformed(1) }
                known.categories.append(category)
            case "language": known.languages.append(key)
            case "author":
                known.authors.append(KnownValues.Author(slug: key, name: try row.required(2, Row.text)))
            default: throw row.malformed(0)
            }
        }
        known.categories.sort()
        return known
    }
}
