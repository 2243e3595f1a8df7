import Foundation
import Store
import TestSupport
import Testing

/// A kind of store that the contract is tested on.
///
/// A new backend is one line in `all`.
struct StoreBackend: Sendable, CustomTestStringConvertible {
    /// What it is called in the output of the tests.
    var testDescription: String
    /// Makes a place for a store for one test, and what keeps the place as long as it lives.
    var place: @Sendable () throws -> (location: StoreLocation, keeper: any Sendable)

    /// Every backend there is.
    static let all = [
        StoreBackend(testDescription: "SQLite") {
            let folder = try TemporaryDirectory()
            return (try StoreLocation.parse("sqlite:articles.sqlite", relativeTo: folder.url.path), folder)
        },
        StoreBackend(testDescription: "PostgreSQL") {
            let schema = try TemporaryPostgres()
            return (try StoreLocation.parse(schema.url, relativeTo: ""), schema)
        },
    ]

    /// Runs a test on an empty store and closes it.
    func withStore(_ body: (any ArticleStore, TestClock) async throws -> Void) async throws {
        try await withLocation { location in
            let clock = TestClock()
            let store = try await location.open(clock: clock.now)
            try await body(store, clock)
            try await store.close()
        }
    }

    /// Runs a test on a place for a store.
    func withLocation(_ body: (StoreLocation) async throws -> Void) async throws {
        let (location, keeper) = try place()
        try await body(location)
        withExtendedLifetime(keeper) {}
    }
}
