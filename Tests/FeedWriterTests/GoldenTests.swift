import FeedWriter
import Foundation
import TestSupport
import Testing

@Suite struct GoldenTests {
    @Test(arguments: SampleFeeds.all.map(\.name), FeedFormat.allCases)
    func `A feed gives the bytes of its golden file`(name: String, format: FeedFormat) throws {
        let feed = try #require(SampleFeeds.all.first { $0.name == name }).feed
        let document = FeedDocument.render(feed, as: format)
        try Golden.expect(document.identity.bytes, equals: "\(name).\(format.fileExtension)")
    }

    @Test func `A list of feeds gives the bytes of its golden file`() throws {
        try Golden.expect(FeedDocument.render(SampleFeeds.outline).identity.bytes, equals: "nested.opml")
    }

    @Test(.enabled(if: Xmllint.isInstalled, "xmllint is not installed"))
    func `Every XML golden file is well-formed`() throws {
        let names =
            SampleFeeds.all.flatMap { ["\($0.name).rss", "\($0.name).atom", "\($0.name).rdf"] } + ["nested.opml"]
        for name in names {
            let complaint = try Xmllint.complaint(about: Golden.url(name))
            #expect(complaint == nil, "\(name)")
        }
    }

    @Test(
        .enabled(if: Xmllint.isInstalled, "xmllint is not installed"),
        .enabled(if: Repository.schemas != nil, "there is no folder of schemas beside the checkout")
    )
    func `Every Atom golden file is valid by the schema of RFC 4287`() throws {
        let schema = try #require(Repository.schemas).appending(path: "atom.rng").path
        for sample in SampleFeeds.all {
            let file = Golden.url("\(sample.name).atom")
            let complaint = try Xmllint.complaint(about: file, arguments: ["--relaxng", schema])
            #expect(complaint == nil, "\(sample.name)")
        }
    }

    @Test func `Every JSON golden file is JSON`() throws {
        for sample in SampleFeeds.all {
            let data = try Data(contentsOf: Golden.url("\(sample.name).json"))
            #expect(try JSONSerialization.jsonObject(with: data) is [String: Any])
        }
    }
}
