import Dispatch
import Synchronization

/// A connection and the queue that alone uses it.
// Sendable: `connection` is touched on `queue` alone, which does one thing at a time.
final class PostgresLane: @unchecked Sendable {
    private let queue = DispatchQueue(label: "feedserver.store.postgresql")
    private var connection: PostgresConnection? {
        didSet { isConnected.store(connection != nil, ordering: .sequentiallyConsistent) }
    }
    private let isConnected = Atomic(false)

    /// Whether it has a connection, as far as the last call told.
    var isOpen: Bool { isConnected.load(ordering: .sequentiallyConsistent) }

    /// Does something on the connection, which is opened by `connect` if there is none.
    func use<Value: Sendable>(
        connect: @escaping @Sendable () throws -> PostgresConnection,
        _ body: @escaping @Sendable (PostgresConnection) throws -> Value
    ) async -> Result<Value, any Error> {
        await withCheckedContinuation { continuation in
            queue.async {
                continuation.resume(
                    returning: Result {
                        // One that was closed while nobody used it tells so at a look.
                        if self.connection?.isAlive() == false { self.connection = nil }
                        let connection = try self.connection ?? connect()
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
