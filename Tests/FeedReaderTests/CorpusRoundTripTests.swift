import FeedReader
import FeedWriter
import Foundation
import TestSupport
import Testing

/// Feeds as they occur in the wild are written again without a loss.
@Suite(.enabled(if: Repository.corpus != nil, "the corpus is not beside the checkout"))
struct CorpusRoundTripTests {
    @Test(arguments: ["wild", "lint", "portal"], FeedFormat.allCases)
    func `What was read of a feed is all there after it is written and read again`(
        folder: String,
        format: FeedFormat
    ) throws {
        let root = try #require(Repository.corpus).appending(path: folder)
        let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
        var count = 0
        for case let file as URL in files where ["xml", "json"].contains(file.pathExtension) {
            let bytes = Array(try Data(contentsOf: file))
            guard let feed = try? FeedReader().readFeed(bytes: bytes, baseURL: "https://x.example/").feed else {
                continue
            }
            count += 1
            let document = FeedDocument.render(feed, as: format).identity.bytes
            let (read, problems) = try FeedReader().readFeed(bytes: document)
            #expect(problems.isEmpty, "\(file.lastPathComponent): \(problems)")
            let losses = Loss(from: feed, to: read, in: format).found
            #expect(losses.isEmpty, "\(file.lastPathComponent): \(losses)")
        }
        #expect(count > 0)
    }
}
