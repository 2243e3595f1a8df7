import Foundation
import TestSupport
import Testing

/// Code in the documentation is code that was compiled: it stands in the files under `Examples`.
@Suite struct CatalogueTests {
    @Test func `Every example in an article stands in a file that is compiled`() throws {
        let examples = try Self.files(in: "Tests/DocumentationTests/Examples", ending: ".swift").map(Self.unindented)
        var count = 0
        for catalogue in ["Sources/FeedWriter/FeedWriter.docc", "Sources/FeedReader/FeedReader.docc"] {
            for article in try Self.files(in: catalogue, ending: ".md") {
                for block in Self.blocks(of: article) {
                    count += 1
                    #expect(examples.contains { $0.contains(Self.unindented(block)) }, "\(block)")
                }
            }
        }
        #expect(count > 0)
    }

    @Test func `Each step of the tutorial is a part of the last one, which is compiled`() throws {
        let folder = Repository.root.appending(path: "Sources/FeedWriter/FeedWriter.docc/Resources")
        let last = try Self.lines(of: folder.appending(path: "FirstFeed-6.swift"))
        for step in 1...5 {
            var rest = last[...]
            for line in try Self.lines(of: folder.appending(path: "FirstFeed-\(step).swift")) {
                let place = try #require(rest.firstIndex(of: line), "step \(step): \(line)")
                rest = rest[(place + 1)...]
            }
        }
    }

    private static func files(in folder: String, ending: String) throws -> [String] {
        let url = Repository.root.appending(path: folder)
        let names = try #require(FileManager.default.enumerator(atPath: url.path)).compactMap { $0 as? String }
        return try names.filter { $0.hasSuffix(ending) }
            .map { try String(contentsOf: url.appending(path: $0), encoding: .utf8) }
    }

    private static func lines(of file: URL) throws -> [String] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    private static func blocks(of article: String) -> [String] {
        article.components(separatedBy: "```swift\n").dropFirst()
            .compactMap { $0.components(separatedBy: "\n```").first }
    }

    private static func unindented(_ code: String) -> String {
        code.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: "\n")
    }
}
