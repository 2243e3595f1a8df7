import GRDB

/// Reads the values that feed paths can be made from.
enum KnownValuesReader {
    /// Every value, sorted.
    static func read(_ database: Database) throws -> KnownValues {
        var known = KnownValues()
        let rows = try StatementRows(database, sql: "SELECT kind, key, name FROM known_values ORDER BY kind, key")
        while try rows.next() {
            let key = try rows.requiredText(1)
            switch try rows.requiredText(0) {
            case "category":
                guard let category = CategoryReference(name: key) else { throw rows.malformed(1) }
                known.categories.append(category)
            case "language": known.languages.append(key)
            case "author": known.authors.append(KnownValues.Author(slug: key, name: try rows.requiredText(2)))
            default: throw rows.malformed(0)
            }
        }
        known.categories.sort()
        return known
    }
}
