import GRDB

/// Says of articles whether they have some words by what they say now, each once, within one transaction.
///
/// Where every article that is shown is in the index of words, it is asked; others are read.
final class TextDecisions {
    private let database: Database
    private let index: TextIndex?
    private var known: [SearchTerms.Wanted: [Int64: Bool]] = [:]

    /// Takes part in a transaction.
    init(_ database: Database) throws {
        self.database = database
        index = try TextIndex(database).flatMap { $0.isComplete ? $0 : nil }
    }

    /// Whether an article has some words; one that was erased has none.
    func holds(_ key: Int64, _ wanted: SearchTerms.Wanted) throws -> Bool {
        if known[wanted] == nil {
            let found = try index?.matching(wanted) ?? []
            known[wanted] = Dictionary(uniqueKeysWithValues: found.map { ($0, true) })
        }
        if let answer = known[wanted]?[key] { return answer }
        let answer = try decide(key, wanted)
        known[wanted]?[key] = answer
        return answer
    }

    private func decide(_ key: Int64, _ wanted: SearchTerms.Wanted) throws -> Bool {
        if index != nil, try isShown(key) { return false }
        guard let article = try ArticleRow.fetch(database, key: key)?.stored.article else { return false }
        return wanted.matches(Set(SearchTerms.terms(of: article)))
    }

    private func isShown(_ key: Int64) throws -> Bool {
        let statement = try database.cachedStatement(sql: "SELECT state = 'published' FROM articles WHERE key = ?")
        return try Bool.fetchOne(statement, arguments: [key]) ?? false
    }
}
