import Store
import Synchronization

/// What the selections that are kept ask for, read from the address of each once: every change is held against all of them.
final class ChosenQueries: Sendable {
    private struct State {
        /// The edition of the publication by which they were read.
        var edition = -1
        var queries: [DocumentKey: ArticleQuery?] = [:]
    }

    private let state = Mutex(State())

    /// Finds the selections that changes touch; those that are none any more count as touched.
    ///
    /// - Parameters:
    ///   - kept: The selections that are kept; others are forgotten here.
    ///   - changes: What happened.
    ///   - edition: Another number for another publication, by which an address may ask for something else.
    ///   - query: What a selection asks for; nil if it is none.
    /// - Returns: Some of those that are kept.
    func touched(
        among kept: [DocumentKey],
        by changes: [Change],
        edition: Int,
        query: (DocumentKey) -> ArticleQuery?
    ) -> [DocumentKey] {
        guard !kept.isEmpty else { return [] }
        let sides = Set(changes.flatMap { [$0.before, $0.after].compactMap(\.self) })
        return queries(of: kept, edition: edition, query: query)
            .compactMap { key, query in
                guard let query else { return key }
                return sides.contains { $0.match(query) } ? key : nil
            }
    }

    private func queries(
        of kept: [DocumentKey],
        edition: Int,
        query: (DocumentKey) -> ArticleQuery?
    ) -> [DocumentKey: ArticleQuery?] {
        state.withLock { state in
            let known = state.edition == edition ? state.queries : [:]
            var queries: [DocumentKey: ArticleQuery?] = [:]
            for key in kept { queries.updateValue(known[key] ?? query(key), forKey: key) }
            state = State(edition: edition, queries: queries)
            return queries
        }
    }
}
