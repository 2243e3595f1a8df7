import FeedWriter
import Foundation
import Store
import TestSupport
import Testing

@testable import FeedServer

/// Archives as files.
@Suite struct ArchiveFileTests {
    /// A folder that one feed is generated into, with archives of three.
    private struct Site {
        let example: ExampleStore
        let folder: TemporaryDirectory

        init(_ count: Int) async throws {
            example = try await ExampleStore()
            folder = try TemporaryDirectory()
            for number in 1...count { try await example.save(DeltaSite.article(number)) }
        }

        var path: String { folder.url.appending(path: "site").path }

        @discardableResult func generate(archives: Bool = true) async throws -> SiteGenerator.Report {
            var configuration = DeltaSite.configuration(limit: 3, history: HistorySection.Rules(archives: archives))
            configuration.feeds.removeLast()
            var output: OutputFolder?
            // A process that another test starts holds the lock of this folder until it runs its own program.
            try await Deadline.wait(until: "the folder is free") {
                output = try? OutputFolder(path: path)
                return output != nil
            }
            let generator = SiteGenerator(
                publication: try await example.publication(configuration),
                store: example.store,
                folder: try #require(output),
                progress: ProgressLine("feeds", isTerminal: false)
            )
            return try await generator.generate(force: false)
        }

        /// What a step wrote anew, without extensions.
        func written(by step: () async throws -> Void) async throws -> Set<String> {
            let before = FolderContents.identities(below: path)
            try await step()
            try await generate()
            let changed = FolderContents.identities(below: path).filter { before[$0.key] != $0.value }.keys
            return Set(changed.map { String($0.prefix { $0 != "." }) })
        }
    }

    private static func id(_ number: Int) -> String { "tag:news.example,2021:\(number)" }
    private static let all = "feeds/all"
    private static let archive = "feeds/all/archive/"

    @Test func `Full archives are files, and only those that a change touches are written again`() async throws {
        let site = try await Site(7)
        let first = try await site.written {}
        #expect(first == [Self.all, Self.archive + "1,3", Self.archive + "4,6", "feeds", "manifest"])
        #expect(try await site.written { site.example.clock.advance(seconds: 3600) } == [])
        let added = try await site.written { try await site.example.save(DeltaSite.article(8)) }
        #expect(added == [Self.all, "manifest"])
        let closed = try await site.written { try await site.example.save(DeltaSite.article(9)) }
        #expect(closed == [Self.all, Self.archive + "7,9", "manifest"])
        let corrected = try await site.written {
            site.example.clock.advance(seconds: 60)
            try await site.example.save(DeltaSite.article(2, title: "Corrected"))
        }
        #expect(corrected == [Self.all, Self.archive + "1,3", "manifest"])
        let withdrawn = try await site.written {
            site.example.clock.advance(seconds: 60)
            try await site.example.store.withdraw(id: Self.id(5))
        }
        #expect(withdrawn == [Self.all, Self.archive + "4,6", "manifest"])
    }

    @Test func `An archive that somebody removed is written again`() async throws {
        let site = try await Site(6)
        try await site.generate()
        let file = site.path + "/" + Self.archive + "1,3.rss"
        let bytes = try Data(contentsOf: URL(filePath: file))
        try FileManager.default.removeItem(atPath: file)
        // By its bytes: the new file may get the number of the old one.
        let report = try await site.generate()
        #expect(report.written == 1)
        #expect(try Data(contentsOf: URL(filePath: file)) == bytes)
    }

    @Test(arguments: [".rss", ".gz", ""])
    func `Whatever of an archive somebody removed is written again`(ending: String) async throws {
        let site = try await Site(6)
        try await site.generate()
        let folder = site.path + "/" + Self.archive
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        let removed = names.filter { $0.hasPrefix("1,3.") && $0.hasSuffix(ending) }
        #expect(!removed.isEmpty)
        for name in removed { try FileManager.default.removeItem(atPath: folder + name) }
        let report = try await site.generate()
        #expect(report.written == removed.count)
        #expect(report.removed == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == names)
    }

    @Test func `A feed whose archives are turned off loses their files`() async throws {
        let site = try await Site(6)
        try await site.generate()
        let report = try await site.generate(archives: false)
        #expect(report.removed == 12)
        #expect(!FileManager.default.fileExists(atPath: site.path + "/feeds/all"))
        #expect(FileManager.default.fileExists(atPath: site.path + "/feeds/all.atom"))
    }

    @Test func `Files of archives have the bytes that the server answers`() async throws {
        let site = try await Site(6)
        try await site.generate()
        let configuration = DeltaSite.configuration(limit: 3, history: HistorySection.Rules())
        let publication = try await site.example.publication(configuration)
        let rendering = DocumentRendering(publication: publication, store: site.example.store)
        for format in FeedFormat.usual {
            let name = Self.archive + "4,6.\(format)"
            guard case .document(let key) = publication.resolve(path: "/" + name) else {
                Issue.record("\(name) leads nowhere")
                continue
            }
            let rendered = try #require(try await rendering.render(key))
            let bytes = try FolderContents.bytes(below: site.path)
            #expect(bytes[name].map { Array($0) } == rendered.document.identity.bytes)
            #expect(bytes[name + ".gz"].map { Array($0) } == rendered.document.gzip.bytes)
        }
    }
}
