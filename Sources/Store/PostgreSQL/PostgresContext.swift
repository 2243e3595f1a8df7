import Synchronization

/// What the transactions of one store share.
final class PostgresContext: Sendable {
    /// Where the store is, for messages.
    let location: String
    /// What time it is; nil for the clock of the database.
    let clock: (@Sendable () -> Timestamp)?

    /// The hierarchy that was read last, by the name of its state: each change gives it another name.
    private let known = Mutex<(name: String, hierarchy: CategoryHierarchy)>(("", CategoryHierarchy()))

    /// Makes what the transactions of a store share.
    init(location: String, clock: (@Sendable () -> Timestamp)?) {
        self.location = location
        self.clock = clock
    }

    /// The hierarchy of categories whose state has a name, which is that of the moment.
    func hierarchy(named name: String, _ connection: PostgresConnection) throws -> CategoryHierarchy {
        let known = known.withLock { $0 }
        if known.name == name { return known.hierarchy }
        let hierarchy = try PostgresHierarchy.read(connection)
        self.known.withLock { $0 = (name, hierarchy) }
        return hierarchy
    }
}
