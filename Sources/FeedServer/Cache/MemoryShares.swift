/// How the memory of the cache is shared out, in bytes.
struct MemoryShares: Sendable, Hashable {
    /// For documents.
    let documents: Int
    /// For what is remembered of versions before.
    let versions: Int
    /// For deltas that were made.
    let deltas: Int

    /// Shares out what the configuration allows.
    init(of memory: Int) {
        versions = memory / 8
        deltas = memory / 16
        documents = memory - versions - deltas
    }
}
