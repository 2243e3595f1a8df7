/// How the memory of the cache is shared out, in bytes.
///
/// A quarter is for nothing that is counted: what the allocator keeps between pieces, tables, and documents while they
/// are made. So the process takes about as much as the configuration says beside what the program takes by itself.
struct MemoryShares: Sendable, Hashable {
    /// For documents.
    let documents: Int
    /// For what readers have chosen of feeds, so that no flood of choices drives out the feeds themselves.
    let selections: Int
    /// For what is remembered of versions before.
    let versions: Int
    /// For deltas that were made.
    let deltas: Int

    /// Shares out what the configuration of a publication allows.
    init(of publication: Publication) {
        self.init(
            of: publication.configuration.cache.memory,
            hasSelections: !publication.selections.isEmpty
        )
    }

    /// Shares out what the configuration allows; without feeds to choose from, nothing is kept for that.
    init(of memory: Int, hasSelections: Bool) {
        selections = hasSelections ? memory / 8 : 0
        versions = memory / 8
        deltas = memory / 16
        documents = memory / 4 * 3 - versions - deltas - selections
    }
}
