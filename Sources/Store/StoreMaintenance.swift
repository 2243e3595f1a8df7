/// What is done to a store as a whole, whichever database is behind it; servers that use it go on meanwhile.
///
/// Nothing of this is half done when it is interrupted. Long work ends with `CancellationError` when its task is
/// cancelled.
public protocol StoreMaintenance: Sendable {
    /// Brings the schema up to date, making the store if there is none; several may do so at once.
    /// - Throws: `StoreError`.
    func migrate() async throws(StoreError) -> SchemaMigration

    /// Writes all of one moment of the store to a file of SQLite's, which is a store by itself.
    ///
    /// The file is whole and on the disk when it appears under its name.
    /// - Throws: `refused` where there is such a file already, unless `replaces`; other `StoreError`s.
    func backUp(to path: String, replaces: Bool, progress: @escaping StoreProgress.Handler) async throws -> StoreBackup

    /// Looks for whatever is not as it should be: the database itself, the change log, indexes, content.
    /// - Throws: `StoreError` where the store cannot be opened for another reason than that it is damaged.
    func check(progress: @escaping StoreProgress.Handler) async throws -> StoreCheckReport

    /// Gives back the room that nothing uses any more, and lets go of registered selections but those of `queries`.
    /// - Throws: `StoreError`; then the store is as it was, but for selections that were let go.
    func compact(
        keeping queries: [ArticleQuery],
        progress: @escaping StoreProgress.Handler
    ) async throws
        -> StoreCompaction
}
