import Foundation
import TestSupport
import Testing

@testable import FeedServer

/// What publishers copy from the documentation is read as it stands.
@Suite struct ScalingDocumentTests {
    private static let examples: [String] = {
        let file = Repository.root.appending(path: "docs/scaling.md")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.matches(of: /```json\n((?s).*?)\n```/).map { String($0.output.1) }
    }()

    private static func configuration(_ lines: String) throws -> Configuration {
        let text = #"""
            {
              "site": {"url": "https://news.example/", "title": "News", "language": "en", "idAuthority": "news.example,2021"},
              "store": "sqlite:a.sqlite", "taxonomies": {"headline": {}}, "feeds": [{"path": "/feeds/all"}],
            """# + lines + "}"
        return try ConfigurationReader.read(bytes: Array(text.utf8), file: "feeds.json", environment: [:])
    }

    @Test func `There are examples`() { #expect(Self.examples.count == 3) }

    @Test(arguments: examples)
    func `An example of the documentation is a configuration that purges`(example: String) throws {
        let edge = try Self.configuration(example).edge
        #expect(edge.tags.count == 1)
        #expect(edge.purges.count == 1)
    }

    @Test func `What the configuration of Varnish asks for is such an example`() throws {
        let file = Repository.root.appending(path: "docs/edge/varnish.vcl")
        let comments = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            .filter { $0.hasPrefix("#     ") }.map { $0.dropFirst(6) }
        let example = try Self.configuration(comments.joined(separator: "\n")).edge
        let documented = try Self.examples.map { try Self.configuration($0).edge }
        #expect(documented.contains(example))
    }
}
