import Foundation
import TestSupport
import Testing

@testable import FeedServer

/// What readers choose needs a server; files say so.
@Suite struct SelectionFileTests {
    @Test func `A feed to choose from is a file like others, and the report says what is not`() async throws {
        var template = ExampleSite.template("/feeds/select")
        template.takesQueries = true
        let site = try await DeltaSite([DeltaSite.article(1)], feeds: [template])
        let folder = try TemporaryDirectory()
        let path = folder.url.appending(path: "site").path
        var output: OutputFolder?
        // A process that another test starts holds the lock of this folder until it runs its own program.
        try await Deadline.wait(until: "the folder is free") {
            output = try? OutputFolder(path: path)
            return output != nil
        }
        let generator = SiteGenerator(
            publication: site.live.publication,
            store: site.example.store,
            folder: try #require(output),
            progress: ProgressLine("feeds", isTerminal: false)
        )
        let report = try await generator.generate(force: false)
        #expect(report.choosable == 1)
        #expect(
            report.summary.hasSuffix(
                "removed\n1 of them take queries (select.query): what readers choose by them needs a server, feedserver serve"
            )
        )
        #expect(FileManager.default.fileExists(atPath: path + "/feeds/select.atom"))
        #expect(!SiteGenerator.Report(feeds: 1).summary.contains("queries"))
    }
}
