/// How long to wait before a database is tried again: longer each time, and not the same for all nodes.
struct PostgresBackoff: Sendable {
    /// The shortest wait, in milliseconds.
    private static let shortest = 50.0
    /// The longest wait, in milliseconds: a database that is back has to be noticed soon.
    private static let longest = 1000.0

    private var attempts = 0

    /// Begins with the shortest wait.
    init() {}

    /// The wait after another attempt that failed, in milliseconds; from half of it to all of it by chance.
    mutating func next() -> Int32 {
        let milliseconds = min(Self.longest, Self.shortest * Double(1 << min(attempts, 10)))
        attempts += 1
        return Int32(milliseconds * Double.random(in: 0.5...1))
    }
}
