/// How far a long piece of work on a store has come.
public struct StoreProgress: Sendable, Hashable {
    /// What is being gone through, in the plural.
    public var step: String
    /// How many of them are done.
    public var done: Int
    /// How many there are; nil where that is not known.
    public var total: Int?

    /// Makes a report.
    public init(step: String, done: Int, total: Int? = nil) {
        self.step = step
        self.done = done
        self.total = total
    }

    /// Takes reports.
    public typealias Handler = @Sendable (StoreProgress) -> Void
}
