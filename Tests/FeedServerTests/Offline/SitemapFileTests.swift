import FeedWriter
import Foundation
import Store
import TestSupport
import Testing

@testable import FeedServer

/// Sitemaps as files.
@Suite struct SitemapFileTests {
    /// A folder that one feed and sitemaps of two pages are generated into.
    private struct Site {
        let example: ExampleStore
        let folder: TemporaryDirectory

        init(_ count: Int) async throws {
            example = try await ExampleStore()
            folder = try TemporaryDirectory()
            for number in 0..<count { try await example.save(DeltaSite.article(number + 1)) }
        }

        var path: String { folder.url.appending(path: "site").path }

        static func configuration(pages: Int?) -> Configuration {
            var configuration = DeltaSite.configuration()
            configuration.feeds.removeLast()
            configuration.site.pagesPerSitemap = pages
            return configuration
        }

        @discardableResult func generate(pages: Int? = 2, force: Bool = false) async throws -> SiteGenerator.Report {
            var output: OutputFolder?
            // A process that another test starts holds the lock of this folder until it runs its own program.
            try await Deadline.wait(until: "the folder is free") {
                output = try? OutputFolder(path: path)
                return output != nil
            }
            let generator = SiteGenerator(
                publication: try await example.publication(Self.configuration(pages: pages)),
                store: example.store,
                folder: try #require(output),
                progress: ProgressLine("feeds", isTerminal: false),
                now: example.clock.now
            )
            return try await generator.generate(force: force)
        }

        func write(_ text: String, to name: String) throws {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(filePath: path + "/" + name))
        }

        /// The sitemaps that are there, without compressed copies.
        var names: [String] {
            FolderContents.names(below: path).filter { $0.hasPrefix("sitemap") && $0.hasSuffix(".xml") }.sorted()
        }

        /// The sitemaps that a step wrote anew.
        func written(by step: () async throws -> Void) async throws -> [String] {
            let before = FolderContents.identities(below: path)
            example.clock.advance(seconds: 60)
            try await step()
            try await generate()
            let after = FolderContents.identities(below: path)
            return names.filter { before[$0] != after[$0] }
        }
    }

    @Test func `Files have the bytes that the server answers`() async throws {
        let site = try await Site(5)
        try await site.generate()
        #expect(site.names == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap-news.xml", "sitemap.xml"])
        let publication = try await site.example.publication(Site.configuration(pages: 2))
        let rendering = DocumentRendering(
            publication: publication,
            store: site.example.store,
            now: site.example.clock.now
        )
        let bytes = try FolderContents.bytes(below: site.path)
        let identities = FolderContents.identities(below: site.path)
        for name in site.names {
            guard case .document(let key) = publication.resolve(path: "/" + name) else {
                Issue.record("\(name) leads nowhere")
                continue
            }
            let rendered = try #require(try await rendering.render(key))
            #expect(bytes[name].map { Array($0) } == rendered.document.identity.bytes, "\(name)")
            #expect(bytes[name + ".gz"].map { Array($0) } == rendered.document.gzip.bytes, "\(name)")
            #expect(
                identities[name]?.modified == Date(timeIntervalSince1970: Double(rendered.lastModified)),
                "\(name)"
            )
        }
    }

    @Test func `Only what is another is written again`() async throws {
        let site = try await Site(5)
        try await site.generate()
        #expect(try await site.written {} == [])
        let added = try await site.written { try await site.example.save(DeltaSite.article(6)) }
        #expect(added == ["sitemap-3.xml", "sitemap.xml"])
        let withdrawn = try await site.written {
            _ = try await site.example.store.withdraw(id: "tag:news.example,2021:3")
        }
        #expect(withdrawn == ["sitemap-2.xml", "sitemap.xml"])
        let news = try await site.written {
            var article = DeltaSite.article(7)
            article.published = site.example.clock.now()
            try await site.example.save(article)
        }
        #expect(news == ["sitemap-4.xml", "sitemap-news.xml", "sitemap.xml"])
        #expect(try await site.written { site.example.clock.advance(seconds: 48 * 3600) } == ["sitemap-news.xml"])
    }

    @Test(arguments: ["sitemap-2.xml", "sitemap-2.xml.gz", "sitemap.xml", "sitemap-news.xml"])
    func `A sitemap that somebody cut is written again`(name: String) async throws {
        let site = try await Site(5)
        try await site.generate()
        let file = URL(filePath: site.path + "/" + name)
        let bytes = try Data(contentsOf: file)
        try bytes.dropLast(10).write(to: file)
        try await site.generate()
        #expect(try Data(contentsOf: file) == bytes)
    }

    @Test func `A site that wants no sitemaps any more loses them, and fewer parts leave none behind`() async throws {
        let site = try await Site(5)
        try site.write("Somebody's", to: "sitemap-9.xml")
        try await site.generate()
        try await site.generate(pages: 50_000)
        #expect(site.names == ["sitemap-9.xml", "sitemap-news.xml", "sitemap.xml"])
        try await site.generate(pages: nil)
        #expect(site.names == ["sitemap-9.xml"])
    }
}
