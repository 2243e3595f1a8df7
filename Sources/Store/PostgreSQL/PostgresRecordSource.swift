import Dispatch

/// The records of a store in PostgreSQL at one moment.
///
/// The moment is held by a transaction on a connection of its own, which reads alone: writers go on.
// Sendable: everything but the constants is touched on `queue` alone, which does one thing at a time.
final class PostgresRecordSource: RecordSource, @unchecked Sendable {
    let location: String
    var identity: String { location }
    private let queue = DispatchQueue(label: "feedserver.store.postgresql.records")
    private let place: PostgresLocation
    private var connection: PostgresConnection?
    private var reader: PostgresRecordReader?

    /// The moment that a store is at.
    /// - Throws: `StoreError`.
    static func open(_ place: PostgresLocation) async throws(StoreError) -> PostgresRecordSource {
        let source = PostgresRecordSource(place)
        try await source.perform { try source.begin() }
        return source
    }

    private init(_ place: PostgresLocation) {
        self.place = place
        location = place.shown
    }

    func page(
        of kind: StoreRecord.Kind,
        after key: StoreRecord.Key?,
        limit: Int
    ) async throws(StoreError) -> RecordPage {
        try await read { try $0.page(of: kind, after: key, limit: limit) }
    }

    func count(of kind: StoreRecord.Kind) async throws(StoreError) -> Int {
        try await read { try $0.count(of: kind) }
    }

    func lastSequence() async throws(StoreError) -> Int64 {
        try await read { try $0.connection.rows("SELECT max(sequence) FROM changes").first?.integer(0) ?? 0 }
    }

    /// Reads something else of the moment.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (inout PostgresRecordReader) throws -> Value
    ) async throws(StoreError) -> Value {
        try await perform { [self] in
            guard var reader else { throw PostgresProblem.closed }
            defer { self.reader = reader }
            return try body(&reader)
        }
    }

    func close() async {
        _ = try? await perform { [self] in
            reader = nil
            connection = nil
        }
    }

    /// Reading everything takes as long as it takes; a program that has died is let go of by its connection.
    private func begin() throws {
        let connection = try PostgresSession(location: place).connect()
        self.connection = connection
        connection.setAnswerSeconds(-1)
        try connection.script(
            """
            BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
            SET LOCAL statement_timeout = 0;
            SET LOCAL idle_in_transaction_session_timeout = 0;
            """
        )
        reader = try PostgresRecordReader(connection)
    }

    private func perform<Value: Sendable>(
        _ body: @escaping @Sendable () throws -> Value
    ) async throws(StoreError) -> Value {
        let result = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: Result { try body() }) }
        }
        do {
            return try result.get()
        } catch {
            throw PostgresProblem.storeError(error, at: place)
        }
    }
}
