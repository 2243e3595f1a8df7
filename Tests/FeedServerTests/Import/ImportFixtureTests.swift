import Foundation
import Store
import TestSupport
import Testing

@testable import FeedServer

/// Each `Fixtures/Import/NAME.in.EXT` becomes the articles, problems and notes of `NAME.out.txt` beside it.
///
/// An article is its state and its line in the interchange format. With `RECORD_GOLDENS=1` what is
/// expected is written, and the test fails all the same.
@Suite struct ImportFixtureTests {
    @Test func `There are fixtures`() {
        #expect(ImportFixture.all.count >= 14)
    }

    @Test(arguments: ImportFixture.all)
    func `A file becomes the articles, problems and notes of its pair`(fixture: ImportFixture) async throws {
        let folder = try TemporaryDirectory()
        let clock = StandingClock()
        let store = try await StoreLocation.sqlite(path: folder.url.appending(path: "articles.sqlite").path)
            .open(clock: clock.now)
        let given = try await ImportDescription.describe([fixture.input], defaults: fixture.defaults, into: store)
        try await store.close()
        if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
            try Data(given.utf8).write(to: fixture.expectation)
            Issue.record("recorded \(fixture.expectation.lastPathComponent); look at it, then run again")
        }
        let expected = try? String(contentsOf: fixture.expectation, encoding: .utf8)
        #expect(given == expected)
    }

    @Test(arguments: ImportFixture.all)
    func `The same file again changes nothing`(fixture: ImportFixture) async throws {
        let folder = try TemporaryDirectory()
        let clock = StandingClock()
        let store = try await StoreLocation.sqlite(path: folder.url.appending(path: "articles.sqlite").path)
            .open(clock: clock.now)
        _ = try await ImportDescription.describe([fixture.input], defaults: fixture.defaults, into: store)
        let first = try await store.articles(after: nil, limit: 1000).map(\.article)
        let sequence = try await store.lastSequence()
        clock.advance(seconds: 3600)
        _ = try await ImportDescription.describe([fixture.input], defaults: fixture.defaults, into: store)
        #expect(try await store.articles(after: nil, limit: 1000).map(\.article) == first)
        // A file that says different things of one article says them again; all others leave the log as it was.
        let saysTwoThings = ["identity.in.json", "states.in.jsonl"].contains(fixture.input.lastPathComponent)
        #expect(try await store.lastSequence() == sequence || saysTwoThings)
        try await store.close()
    }
}
