/// Copies all that a store holds into another, of whatever kind.
struct StoreCopy {
    /// One moment of the store that is copied.
    var source: any RecordSource
    /// What tells that moment from others; asked for before the target is made, so that this is marked as a copy at once.
    var fingerprint: String
    /// The store that is made.
    var target: any RecordTarget
    /// Told how far it is.
    var progress: StoreProgress.Handler

    /// How many records are written at once.
    private static let batch = 1000

    /// Copies, or goes on with a copy of the same moment that did not come to its end, and holds both against each other.
    ///
    /// - Throws: `refused` where the target holds something else; `damaged` where it is another than the source in the
    ///   end, for what follows from the source's articles is not what the source holds; `CancellationError`.
    func run() async throws -> StoreCopyReport {
        var mark = CopyMark(source: source.identity, fingerprint: fingerprint)
        let found = try await target.mark()
        if let found, found.source != mark.source { throw other(found) }
        if let found, found.fingerprint == mark.fingerprint {
            mark = found
        } else {
            try await target.begin(mark)
        }
        let copied = mark.count
        for kind in StoreRecord.Kind.copied where isDue(kind, mark) { try await copy(kind, &mark) }
        try Task.checkCancellation()
        progress(StoreProgress(step: "facets", done: 0))
        try await target.complete(mark)
        let records = try await compare()
        try await target.finish()
        return StoreCopyReport(from: source.location, to: target.location, resumedAfter: copied, records: records)
    }

    private func isDue(_ kind: StoreRecord.Kind, _ mark: CopyMark) -> Bool {
        let order = StoreRecord.Kind.copied
        guard let last = mark.kind, let done = order.firstIndex(of: last), let place = order.firstIndex(of: kind) else {
            return true
        }
        return place > done || (place == done && mark.key != nil)
    }

    private func copy(_ kind: StoreRecord.Kind, _ mark: inout CopyMark) async throws {
        let total = try await source.count(of: kind)
        var next = mark
        if next.kind != kind { (next.kind, next.key) = (kind, nil) }
        var done = 0
        try await source.forEachPage(of: kind, after: next.key, limit: Self.batch) { page in
            let records = try page.wholeRecords(at: source.location)
            next.key = page.last
            next.count += records.count
            done += records.count
            try await target.write(records, next)
            progress(StoreProgress(step: kind.rawValue, done: done, total: total))
        }
        next.key = nil
        try await target.write([], next)
        mark = next
    }

    /// Holds the records of both against each other.
    private func compare() async throws -> [RecordSummary] {
        let made = try await target.records()
        do {
            var records: [RecordSummary] = []
            for kind in StoreRecord.Kind.allCases {
                let total = try await source.count(of: kind)
                async let expected = source.summary(of: kind)
                var done = 0
                let summary = try await made.summary(of: kind) { count in
                    done += count
                    progress(StoreProgress(step: "\(kind.rawValue) compared", done: done, total: total))
                }
                let original = try await expected
                guard summary == original else { throw difference(kind, original.count, summary.count) }
                records.append(summary)
            }
            await made.close()
            return records
        } catch {
            await made.close()
            throw error
        }
    }

    private func other(_ found: CopyMark) -> StoreError {
        StoreError(
            kind: .refused,
            location: target.location,
            message: "this holds a copy of \(found.source) that did not come to its end; finish that one by "
                + "`feedserver store copy`, or name an empty place"
        )
    }

    private func difference(_ kind: StoreRecord.Kind, _ expected: Int, _ count: Int) -> StoreError {
        StoreError(
            kind: .damaged,
            location: target.location,
            message:
                "the copy is not what \(source.location) holds (\(kind.rawValue): \(count) here, \(expected) there); "
                + "look at that one with `feedserver store check`, then copy to an empty place"
        )
    }
}
