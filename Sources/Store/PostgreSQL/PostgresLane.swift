import Dispatch

/// A connection and the queue that alone uses it.
// Sendable: `connection` is touched on `queue` alone, which does one thing at a time.
final class PostgresLane: @unchecked Sendable {
    private let queue = DispatchQueue(label: "feedserver.store.postgresql")
    private var connection: PostgresConnection?

    /// Does something on the connection, which is opened if there is none.
    func use<Value: Sendable>(
        _ session: PostgresSession,
        _ body: @escaping @Sendable (PostgresConnection) throws -> Value
    ) async -> Result<Value, any Error> {
        await withCheckedContinuation { continuation in
            queue.async {
                continuation.resume(
                    returning: Result {
                        // One that was closed while nobody used it tells so at a look.
                        if self.connection?.isAlive() == false { self.connection = nil }
                        let connection = try self.connection ?? session.connect()
                        self.connection = connection
                        defer { if connection.isBroken { self.connection = nil } }
                        return try connection.lend(to: body)
                    }
                )
            }
        }
    }

    /// Closes the connection.
    func close() async {
        await withCheckedContinuation { continuation in
            queue.async {
                self.connection = nil
                continuation.resume()
            }
        }
    }
}
