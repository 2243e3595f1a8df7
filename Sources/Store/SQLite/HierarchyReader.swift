import GRDB

/// Reads the hierarchy of categories as far as one transaction needs it: a tree of thousands is not read for one article.
final class HierarchyReader {
    private let database: Database
    /// The categories whose parents were looked for.
    private var known: Set<CategoryReference> = []

    /// Reads within a transaction.
    init(_ database: Database) {
        self.database = database
    }

    /// Adds all that contain these categories to a hierarchy, the same one each time.
    func add(to hierarchy: inout CategoryHierarchy, above categories: [CategoryReference]) throws {
        for category in categories {
            var next: CategoryReference? = category
            while let category = next, known.insert(category).inserted {
                let statement = try database.cachedStatement(
                    sql: "SELECT parent FROM category_parents WHERE taxonomy = ? AND slug = ?"
                )
                let parent = try String.fetchOne(statement, arguments: [category.taxonomy, category.slug])
                if let parent { hierarchy.insert(category, under: parent) }
                next = hierarchy.parents[category]
            }
        }
    }
}
