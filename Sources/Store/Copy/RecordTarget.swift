/// A store that is being made of the records of another.
///
/// Whatever it is told becomes whole at once, together with the mark of how far it is: a process that is killed leaves
/// what the mark says. Until `finish`, nothing but another copy opens it.
protocol RecordTarget: Sendable {
    /// Where the store is, free of passwords.
    var location: String { get }

    /// How far a copy that did not come to its end got; nil where nothing was begun.
    func mark() async throws(StoreError) -> CopyMark?

    /// Begins a copy, or begins it anew: all that the store holds is thrown away.
    /// - Throws: `refused` where there is something in it that is no copy that did not come to its end.
    func begin(_ mark: CopyMark) async throws(StoreError)

    /// Takes records of one kind, which come in the order of `StoreRecord.Kind.copied` and of their keys.
    func write(_ records: [StoreRecord], _ mark: CopyMark) async throws(StoreError)

    /// Makes what follows from the records: the sizes of facets, and indexes.
    func complete(_ mark: CopyMark) async throws(StoreError)

    /// What it holds.
    func records() async throws(StoreError) -> any RecordSource

    /// Makes the copy a store like any other.
    func finish() async throws(StoreError)

    /// Closes it, finished or not.
    func close() async throws(StoreError)
}

extension RecordTarget {
    /// Closes it after something was done with it, whatever came of that.
    func closing<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        do {
            let value = try await body()
            try await close()
            return value
        } catch {
            // What went wrong first is what the user is told.
            try? await close()
            throw error
        }
    }
}
