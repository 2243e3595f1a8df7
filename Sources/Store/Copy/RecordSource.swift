/// The records of a store at one moment, whatever is written to it meanwhile.
protocol RecordSource: Sendable {
    /// Where the store is, free of passwords.
    var location: String { get }
    /// The same, by whatever way it was named.
    var identity: String { get }

    /// The records of a kind behind a key, in the order of their keys, at most so many.
    ///
    /// An empty page is the end; a page may well be shorter than `limit` before that, and is where articles have much
    /// content.
    /// Records that cannot be read stand in the page as such.
    func page(
        of kind: StoreRecord.Kind,
        after key: StoreRecord.Key?,
        limit: Int
    ) async throws(StoreError) -> RecordPage

    /// How many records of a kind there are, for those who want to know how far they are.
    func count(of kind: StoreRecord.Kind) async throws(StoreError) -> Int

    /// The newest sequence number of the change log, 0 for an empty one.
    func lastSequence() async throws(StoreError) -> Int64

    /// Lets the moment go.
    func close() async
}

extension RecordSource {
    /// Lets the moment go after something was done with it, whatever came of that.
    func closing<Value: Sendable>(_ body: (Self) async throws -> Value) async throws -> Value {
        do {
            let value = try await body(self)
            await close()
            return value
        } catch {
            await close()
            throw error
        }
    }

    /// Goes through the records of a kind, page by page.
    ///
    /// - Throws: `StoreError`, `CancellationError`, and what `body` throws.
    func forEachPage(
        of kind: StoreRecord.Kind,
        after key: StoreRecord.Key? = nil,
        limit: Int = 1000,
        _ body: (RecordPage) async throws -> Void
    ) async throws {
        var key = key
        while true {
            try Task.checkCancellation()
            let page = try await page(of: kind, after: key, limit: limit)
            guard let last = page.last else { return }
            try await body(page)
            key = last
        }
    }

    /// The number and the digest of the records of a kind.
    /// - Throws: `StoreError`, `CancellationError`.
    func summary(of kind: StoreRecord.Kind, onPage: (Int) -> Void = { _ in }) async throws -> RecordSummary {
        var digest = RecordDigest()
        try await forEachPage(of: kind) { page in
            for record in try page.wholeRecords(at: location) { digest.add(record) }
            onPage(page.records.count)
        }
        return RecordSummary(kind: kind.rawValue, count: digest.count, digest: digest.text)
    }

    /// What tells the moment from others, and what is copied of it: all that is small, and the end of the log.
    /// - Throws: `StoreError`, `CancellationError`.
    func fingerprint() async throws -> String {
        var parts = ["\(StoreRecord.version)", "\(try await lastSequence())"]
        for kind in StoreRecord.Kind.small { parts.append(try await summary(of: kind).digest) }
        return parts.joined(separator: "-")
    }
}
