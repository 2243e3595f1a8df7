import FeedReader
import Foundation
import Testing

/// An input and what is read from it; `RECORD_GOLDENS=1` writes the latter, and the test fails all the same.
struct FeedFixture: CustomTestStringConvertible {
    static let all: [FeedFixture] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/Feeds")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension != "txt" && !$0.lastPathComponent.hasPrefix(".") }
            .sorted { $0.path < $1.path }
            .map(FeedFixture.init)
    }()

    let input: URL

    var expectation: URL { input.deletingPathExtension().appendingPathExtension("out.txt") }
    var testDescription: String { input.lastPathComponent }
}

@Suite struct FeedFixtureTests {
    @Test(arguments: FeedFixture.all)
    func `A feed reads as its pair says`(fixture: FeedFixture) throws {
        let given = ReadingDescription.describe(
            Array(try Data(contentsOf: fixture.input)),
            baseURL: "https://news.example.com/feeds/all"
        )
        if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
            try Data(given.utf8).write(to: fixture.expectation)
            Issue.record("recorded \(fixture.expectation.lastPathComponent); look at it, then run again")
        }
        let expected = String(decoding: try Data(contentsOf: fixture.expectation), as: UTF8.self)
        #expect(given == expected)
    }

    @Test func `There are fixtures`() {
        #expect(FeedFixture.all.count >= 12)
    }
}
