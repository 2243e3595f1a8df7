import FeedReader
import FeedWriter
import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Repository.corpus != nil, "the corpus is not beside the checkout"))
struct WildFeedTests {
    @Test(arguments: ["wild", "lint", "portal"])
    func `Every file is read or refused with a reason`(folder: String) throws {
        let root = try #require(Repository.corpus).appending(path: folder)
        let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
        var count = 0
        for case let file as URL in files where ["xml", "json"].contains(file.pathExtension) {
            count += 1
            do {
                _ = try FeedReader().read(FileByteSource(path: file.path), baseURL: "https://x.example/") { _ in }
            } catch {
                #expect(error is FeedReadError, "\(file.lastPathComponent): \(error)")
            }
        }
        #expect(count > 1)
    }

    @Test func `Nearly all that is well-formed is taken`() throws {
        let root = try #require(Repository.corpus).appending(path: "wild/feedparser/wellformed")
        let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
        var refused: [String] = []
        for case let file as URL in files where file.pathExtension == "xml" {
            // CDF is another language.
            guard file.deletingLastPathComponent().lastPathComponent != "cdf" else { continue }
            let bytes = Array(try Data(contentsOf: file))
            if (try? FeedReader().read(bytes: bytes)) == nil { refused.append(file.lastPathComponent) }
        }
        #expect(refused == [])
    }

    @Test func `A portal's articles are read whole`() throws {
        let file = try #require(Repository.corpus).appending(path: "portal/feed.json")
        let (feed, problems) = try FeedReader().readFeed(bytes: Array(try Data(contentsOf: file)))
        #expect(problems.isEmpty)
        #expect(feed.entries.count == 13)
        #expect(feed.language == "zh-CN")
        #expect(feed.entries.allSatisfy { $0.content != nil && $0.title != nil && $0.published != nil })
        #expect(feed.entries.allSatisfy { $0.extensions.map(\.name) == ["_article"] })
    }
}
