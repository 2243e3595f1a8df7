/// Records of one kind, one after another.
final class RecordStream {
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

    /// The next, or nil at the end.
    /// - Throws: `StoreError`, `CancellationError`.
    func next() async throws -> StoreRecord? {
        guard try await fill() else { return nil }
        count += 1
        return records.popFirst()
    }

    /// The next, if it belongs to a facet.
    /// - Throws: `StoreError`, `CancellationError`.
    func next(of facet: FacetKey) async throws -> StoreRecord? {
        guard try await fill(), records.first?.facet == facet else { return nil }
        count += 1
        return records.popFirst()
    }

    /// Reads on where there is nothing left; false at the end.
    private func fill() async throws -> Bool {
        while records.isEmpty, !isAtEnd {
            try Task.checkCancellation()
            let page = try await source.page(of: kind, after: last, limit: 2000)
            records = page.records[...]
            count += page.unreadable.count
            unreadable += page.unreadable.prefix(max(0, StoreCheckReport.mostFindings - unreadable.count))
            last = page.last ?? last
            isAtEnd = page.last == nil
        }
        return !records.isEmpty
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
