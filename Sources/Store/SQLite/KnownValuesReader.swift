import GRDB

/// Reads the values that feed paths can be made from.
enum KnownValuesReader {
    /// Every value, sorted.
    static func read(_ database: Database) throws -> KnownValues {
        var known = KnownValues()
        let statement = try database.cachedStatement(sql: "SELECT kind, key, name FROM known_values ORDER BY kind, key")
        let rows = try PlainRows(statement)
        while try rows.next() {
            let key = try rows.text(1)
            switch try rows.text(0) {
            case "category":
                guard let category = CategoryReference(name: key) else { throw rows.malformed(1) }
                known.categories.append(category)
            case "language": known.languages.append(key)
            case "author": known.authors.append(KnownValues.Author(slug: key, name: try rows.text(2)))
            default: throw rows.malformed(0)
            }
        }
        known.categories.sort()
        return known
    }
}
