import Foundation
import Testing

@testable import Store

/// A transaction that saves an article and is held just before its commit: everything is written, nothing is visible.
final class HeldWrite: Sendable {
    /// Why a transaction was taken back.
    struct GivenUp: Error {}

    private let isHeld = AsyncStream.makeStream(of: Void.self)
    private let mayEnd = DispatchSemaphore(value: 0)
    private let task: Task<Void, any Error>

    /// Begins the transaction, and returns once it is held.
    ///
    /// - Parameters:
    ///   - store: A store; what else uses it may have to wait.
    ///   - article: What is saved.
    ///   - isKept: Whether the transaction is committed in the end, or taken back.
    init(_ store: any ArticleStore, _ article: Article, isKept: Bool = true) async {
        task = Task { [isHeld, mayEnd] in
            let hold: @Sendable () throws -> Void = {
                isHeld.continuation.yield()
                mayEnd.wait()
                if !isKept { throw GivenUp() }
            }
            switch store {
            case let store as SQLiteStore: try await HeldWrite.save(article, in: store, then: hold)
            case let store as PostgresStore: try await HeldWrite.save(article, in: store, then: hold)
            default:
                Issue.record("a backend that this test does not know")
                isHeld.continuation.yield()
            }
        }
        for await _ in isHeld.stream { break }
    }

    /// Lets it end; throws if it was taken back.
    func end() async throws {
        mayEnd.signal()
        try await task.value
    }

    private static func save(
        _ article: Article,
        in store: SQLiteStore,
        then hold: @escaping @Sendable () throws -> Void
    ) async throws {
        try await store.connections.write { database in
            let transaction = try ArticleTransaction(database, location: "", clock: Timestamp.now)
            _ = try transaction.save(article, index: 0, isExplicit: false)
            try transaction.finish()
            try hold()
        }
    }

    private static func save(
        _ article: Article,
        in store: PostgresStore,
        then hold: @escaping @Sendable () throws -> Void
    ) async throws {
        try await store.pool.write { [context = store.context] connection in
            let transaction = try PostgresArticleTransaction(connection, context, ids: [article.id])
            _ = transaction.save(article, isExplicit: false)
            try transaction.finish()
            try connection.flush()
            try hold()
        }
    }
}
