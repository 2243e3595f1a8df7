import FeedWriter
import Store

/// Makes the delta between two versions of a feed (RFC 3229, the manipulation `feed`).
///
/// It is cut out of the document that it leads to, so the two cannot disagree. It holds the entries that the base did
/// not have or had otherwise. Atom says first which entries of the base were taken down since (RFC 6721); RSS and JSON
/// Feed have no way to say it. Entries that left the feed otherwise, being too old for it or in other categories by now,
/// are not mentioned: readers keep those of every feed. Where that leaves nothing, the delta has no entries.
struct DeltaRendering: Sendable {
    private let definition: FeedDefinition
    private let store: any ArticleStore

    /// Makes deltas of one feed.
    init(definition: FeedDefinition, store: any ArticleStore) {
        self.definition = definition
        self.store = store
    }

    /// The delta to a document.
    ///
    /// - Parameters:
    ///   - step: The versions between which it leads.
    ///   - document: The latest of them.
    ///   - format: The form of the document.
    /// - Returns: Nil where too much has changed since for the log to be looked through.
    /// - Throws: `StoreError` if the log is needed and cannot be read.
    func render(
        _ step: DeltaHistory.Step,
        to document: PreparedDocument,
        format: FeedFormat
    ) async throws(StoreError) -> PreparedDelta? {
        guard let whole = document.variants.first(where: { $0.coding == .identity }),
            let tombstones = format == .atom ? try await tombstones(step) : []
        else { return nil }
        let bytes = step.layout.delta(whole.bytes, since: step.base.entries, tombstones: tombstones)
        return PreparedDelta(
            to: document,
            from: step.baseTag,
            content: [.identity: bytes, .gzip: Gzip.compress(bytes)]
        )
    }

    /// The entries of the base that were taken down since, newest first.
    private func tombstones(_ step: DeltaHistory.Step) async throws(StoreError) -> [Tombstone]? {
        let left = Set(step.base.entries.map(\.identifier)).subtracting(step.latest.entries.map(\.identifier))
        guard !left.isEmpty else { return [] }
        guard let takedowns = try await Takedowns.read(after: step.base.sequence, from: store) else { return nil }
        let dates = ZonedDates(timeZone: definition.site.timeZone)
        return takedowns.times
            .map { id, time in
                Tombstone(
                    ref: EntryComposition.identifier(of: id, authority: definition.site.idAuthority),
                    when: dates.date(time)
                )
            }
            .filter { left.contains(EntryDigest.identifier(of: $0.ref)) }
            .sorted { ($1.when, $0.ref) < ($0.when, $1.ref) }
    }
}
