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
    /// Where it keeps a store for one test.
    var location: @Sendable (TemporaryDirectory) throws -> StoreLocation

    /// Every backend there is.
    static let all = [
        StoreBackend(testDescription: "SQLite") {
            try StoreLocation.parse("sqlite:articles.sqlite", relativeTo: $0.url.path)
        }
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
        let folder = try TemporaryDirectory()
        try await body(try location(folder))
        withExtendedLifetime(folder) {}
    }
}
