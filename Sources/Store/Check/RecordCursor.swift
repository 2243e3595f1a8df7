/// Records of one kind, one after another.
final class RecordCursor {
    private let source: any RecordSource
    private let kind: StoreRecord.Kind
    private var records: ArraySlice<StoreRecord> = []
    private var last: StoreRecord.Key?
    private var isAtEnd = false
    /// How many were passed, readable or not.
    private(set) var count = 0
    /// Those that could not be read, the first of them.
    private(set) var unreadable: [(key: StoreRecord.Key, problem: String)] = []

    /// Begins at the beginning.
    init(_ source: any RecordSource, _ kind: StoreRecord.Kind) {
        self.source = source
        self.kind = kind
    }

    /// Reads on where there is nothing left to take; false at the end.
    ///
    /// Not optimized: the optimizer of Swift 6.3.1 crashes on it (“While splitting coroutine”).
    /// - Throws: `StoreError`, `CancellationError`.
    @_optimize(none) func fill() async throws -> Bool {
        while records.isEmpty, !isAtEnd {
            try Task.checkCancellation()
            take(try await source.page(of: kind, after: last, limit: 2000))
        }
        return !records.isEmpty
    }

    /// Takes the next of what was read.
    func next() -> StoreRecord? {
        count += records.isEmpty ? 0 : 1
        return records.popFirst()
    }

    /// Takes the next of what was read, if it belongs to a facet.
    func next(of facet: FacetKey) -> StoreRecord? { records.first?.facet == facet ? next() : nil }

    private func take(_ page: RecordPage) {
        records = page.records[...]
        count += page.unreadable.count
        unreadable += page.unreadable.prefix(max(0, StoreCheckReport.mostFindings - unreadable.count))
        last = page.last ?? last
        isAtEnd = page.last == nil
    }
}

extension StoreRecord {
    /// The facet that it belongs to, for what belongs to one.
    fileprivate var facet: FacetKey? {
        switch self {
        case .history(let record): record.facet
        case .listing(let record): record.facet
        default: nil
        }
    }
}
