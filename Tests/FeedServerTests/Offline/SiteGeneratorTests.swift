import FeedWriter
import Foundation
import Store
import TestSupport
import Testing

@testable import FeedServer

@Suite struct SiteGeneratorTests {
    /// A folder that is generated into.
    private struct Site {
        let example: ExampleStore
        let folder: TemporaryDirectory
        let path: String

        init() async throws {
            example = try await ExampleStore.filled()
            folder = try TemporaryDirectory()
            path = folder.url.appending(path: "site").path
        }

        @discardableResult func generate(
            _ configuration: Configuration = ExampleSite.configuration,
            from other: ExampleStore? = nil,
            force: Bool = false,
            mostChanges: Int64 = 100
        ) async throws -> SiteGenerator.Report {
            let example = other ?? self.example
            let generator = SiteGenerator(
                publication: try await example.publication(configuration),
                store: example.store,
                folder: try await output(),
                progress: ProgressLine("feeds", isTerminal: false),
                now: example.clock.now,
                mostChanges: mostChanges
            )
            return try await generator.generate(force: force)
        }

        /// The folder, once it is free: a process that another test starts holds all locks of this one until it runs
        /// its own program.
        private func output() async throws -> OutputFolder {
            var output: OutputFolder?
            try await Deadline.wait(until: "the folder is free") {
                output = try? OutputFolder(path: path)
                return output != nil
            }
            return try #require(output)
        }

        func write(_ text: String, to name: String) throws {
            let file = URL(filePath: path + "/" + name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: file)
        }

        var bytes: [String: Data] { get throws { try FolderContents.bytes(below: path) } }
        /// What the list of files says.
        var manifest: Manifest? {
            get throws {
                try ManifestText.manifest(of: Array(Data(contentsOf: URL(filePath: path + "/manifest.json"))))
            }
        }

        /// The bytes of all files but the manifest, those beside the site included.
        var bytesAround: [String: Data] {
            get throws {
                try FolderContents.bytes(below: folder.url.path).filter { $0.key != "site/manifest.json" }
            }
        }
        var identities: [String: FolderContents.Identity] { FolderContents.identities(below: path) }

        /// The names of files that are others than before, or new.
        func changed(since before: [String: FolderContents.Identity]) -> Set<String> {
            Set(identities.filter { before[$0.key] != $0.value }.keys)
        }
    }

    /// The example site with two feeds.
    private static let small: Configuration = {
        var configuration = ExampleSite.configuration
        configuration.feeds = [ExampleSite.template("/feeds/all"), ExampleSite.template("/feeds/headline/mobile")]
        return configuration
    }()

    /// The files of feeds by their paths.
    private static func files(_ feeds: String...) -> Set<String> {
        Set(feeds.flatMap { feed in ["rss", "atom", "json"].flatMap { ["\(feed).\($0)", "\(feed).\($0).gz"] } })
    }

    @Test func `Files are the documents that are rendered, with their times`() async throws {
        let site = try await Site()
        let report = try await site.generate()
        let bytes = try site.bytes
        let documents = try await site.example.documents(try await site.example.publication())
        for (path, rendered) in documents where path != "/" {
            let name = String(path.dropFirst())
            let time = Date(timeIntervalSince1970: Double(rendered.lastModified))
            #expect(bytes[name].map { Array($0) } == rendered.document.identity.bytes, "\(name)")
            #expect(bytes[name + ".gz"].map { Array($0) } == rendered.document.gzip.bytes, "\(name)")
            #expect(site.identities[name]?.modified == time, "\(name)")
            #expect(site.identities[name + ".gz"]?.modified == time, "\(name)")
        }
        #expect(bytes.count == 2 * (documents.count - 1) + 1)
        #expect(report.written == bytes.count)
        #expect(report.untouched == 0)
        #expect(report.removed == 0)
    }

    @Test(arguments: [false, true])
    func `A second run touches no file`(force: Bool) async throws {
        let site = try await Site()
        try await site.generate()
        let before = site.identities
        site.example.clock.advance(seconds: 3600)
        let report = try await site.generate(force: force)
        #expect(site.identities == before)
        #expect(report.written == 0)
        #expect(report.untouched == before.count)
    }

    @Test func `A changed article writes exactly the files of its feeds`() async throws {
        let site = try await Site()
        try await site.generate()
        let before = site.identities
        var article = try #require(ExampleStore.articles.first { $0.title == "改过的文章" })
        article.title = "又改过的文章"
        try await site.example.save(article)
        try await site.generate()
        let feeds = Self.files("feeds/all", "feeds/headline/technology", "zh-CN/feeds/headline/technology")
        #expect(site.changed(since: before) == feeds.union(["manifest.json"]))
    }

    @Test func `A changed label writes exactly the files of the feeds that show it`() async throws {
        let site = try await Site()
        try await site.generate()
        let (before, bytes) = (site.identities, try site.bytes)
        site.example.clock.advance(seconds: 3600)
        try await site.generate(ExampleSite.configuration(mobileLabel: ["en": "Pocket things", "zh-CN": "手机"]))
        let showing = bytes.filter { String(decoding: $0.value, as: UTF8.self).contains("Mobile") }.keys
        let stems = Set(showing.map { $0.split(separator: ".")[0] })
        let changed = site.changed(since: before)
        #expect(Set(changed.map { $0.split(separator: ".")[0] }) == stems.union(["manifest"]))
        #expect(!String(decoding: try site.bytes.values.reduce(Data(), +), as: UTF8.self).contains("Mobile"))
    }

    @Test func `A category that an article brings has its files and its line in the list`() async throws {
        let site = try await Site()
        try await site.generate()
        var article = ExampleSite.article(1)
        article.categories = [CategoryReference(taxonomy: "product", slug: "三维-打印")]
        try await site.example.save(article)
        try await site.generate()
        let bytes = try site.bytes
        for name in Self.files("feeds/product/三维-打印", "zh-CN/feeds/product/三维-打印", "feeds/by/ada-chen") {
            #expect(bytes[name] != nil, "\(name)")
        }
        let list = String(decoding: bytes["feeds.opml"] ?? Data(), as: UTF8.self)
        #expect(list.contains("/feeds/product/%E4%B8%89%E7%BB%B4-%E6%89%93%E5%8D%B0.atom"))
    }

    @Test func `A feed that is gone takes its files with it, and no others`() async throws {
        let site = try await Site()
        try await site.generate()
        let before = site.identities
        try site.write("Somebody's", to: "feeds/by/notes.txt")
        try site.write("Somebody's", to: "index.html")
        try site.write("Somebody's", to: "feeds/headline/mobile.rss.bak")
        var configuration = ExampleSite.configuration
        configuration.feeds.removeAll { $0.path == "/feeds/by/{author}" || $0.path.hasPrefix("/{language}") }
        let report = try await site.generate(configuration)
        let gone = before.keys.filter { $0.hasPrefix("feeds/by/") || $0.hasPrefix("en/") || $0.hasPrefix("zh-CN/") }
        #expect(report.removed == gone.count)
        let kept = Set(before.keys).subtracting(gone)
        let foreign: Set<String> = ["feeds/by/notes.txt", "index.html", "feeds/headline/mobile.rss.bak"]
        #expect(Set(site.identities.keys) == kept.union(foreign))
        #expect(!FileManager.default.fileExists(atPath: site.path + "/zh-CN"))
    }

    @Test func `A damaged manifest does no harm`() async throws {
        let site = try await Site()
        try await site.generate(Self.small)
        let (bytes, before) = (try site.bytes, site.identities)
        for manifest in ["", "{", "[]", "null", "{\"files\": 7}", "\u{0}"] {
            try site.write(manifest, to: "manifest.json")
            try await site.generate(Self.small)
            #expect(try site.bytes == bytes, "\(manifest)")
            #expect(site.changed(since: before) == ["manifest.json"], "\(manifest)")
        }
    }

    @Test func `A manifest that somebody edited removes nothing that is not ours`() async throws {
        let site = try await Site()
        try await site.generate(Self.small)
        for name in ["../outside.rss", "../outside.rss.gz", "index.html", "index.html.gz", ".hidden.rss"] {
            try site.write("Somebody's", to: name)
        }
        let manifest = try #require(try site.manifest)
        let outside = site.folder.url.appending(path: "outside.rss").path
        let before = try site.bytesAround
        for path in [
            "../outside.rss", "feeds/../../outside.rss", outside, "/outside.rss", "..", ".", "", "/", "outside",
            "feeds",
            "./index.html", "index.html", "index.html\u{0}.rss", ".feedserver", "feeds/./../index.html", ".hidden.rss",
            "feeds//all.rss", "manifest.json",
        ] {
            var edited = manifest
            edited.files.append(
                .init(
                    path: path,
                    entityTag: HexDigest("x"),
                    size: 1,
                    gzipEntityTag: HexDigest("y"),
                    gzipSize: 1,
                    lastModified: 0,
                    definition: HexDigest("")
                )
            )
            try Data(ManifestText.bytes(of: edited)).write(to: URL(filePath: site.path + "/manifest.json"))
            try await site.generate(Self.small)
            #expect(try site.bytesAround == before, "\(path)")
            #expect(try site.manifest == manifest, "\(path)")
        }
    }

    @Test func `A manifest with other sizes, tags and numbers does no harm`() async throws {
        let site = try await Site()
        try await site.generate(Self.small)
        let bytes = try site.bytes
        var edited = try #require(try site.manifest)
        edited.lastChange = .max
        for index in edited.files.indices {
            edited.files[index].size = .min
            edited.files[index].gzipSize = -1
        }
        try Data(ManifestText.bytes(of: edited)).write(to: URL(filePath: site.path + "/manifest.json"))
        try await site.generate(Self.small)
        #expect(try site.bytes == bytes)
        edited.lastChange = .min
        try Data(ManifestText.bytes(of: edited)).write(to: URL(filePath: site.path + "/manifest.json"))
        try await site.generate(Self.small)
        #expect(try site.bytes == bytes)
    }

    @Test func `Without compressed copies those that were there are removed, and with them they come back`()
        async throws
    {
        let site = try await Site()
        try await site.generate(Self.small)
        let before = try site.bytes
        var plain = Self.small
        plain.generate.hasGzip = false
        let report = try await site.generate(plain)
        let compressed = before.keys.filter { $0.hasSuffix(".gz") }
        #expect(report.removed == compressed.count)
        #expect(try site.bytes.keys.sorted() == before.keys.filter { !$0.hasSuffix(".gz") }.sorted())
        let identities = site.identities
        #expect(try await site.generate(plain).written == 0)
        #expect(site.identities == identities)
        try await site.generate(Self.small)
        #expect(try site.bytes == before)
    }

    @Test func `A file that is missing or cut is written again`() async throws {
        let site = try await Site()
        try await site.generate(Self.small)
        let bytes = try site.bytes
        for name in ["feeds/all.rss", "feeds/all.atom.gz", "feeds.opml", "feeds.opml.gz", "manifest.json"] {
            try FileManager.default.removeItem(atPath: site.path + "/" + name)
            try await site.generate(Self.small)
            #expect(try site.bytes == bytes)
            try (bytes[name] ?? Data()).dropLast(10).write(to: URL(filePath: site.path + "/" + name))
            try await site.generate(Self.small)
            #expect(try site.bytes == bytes)
        }
    }

    @Test func `A folder where a file is to be is said so, and nothing is half written`() async throws {
        let site = try await Site()
        try site.write("Somebody's", to: "feeds/all.rss/notes.txt")
        let error = try await #require(throws: AtomicFile.Failure.self) { try await site.generate() }
        #expect(error.description == "\(site.path)/feeds/all.rss: cannot be written: Is a directory")
        #expect(try FileManager.default.contentsOfDirectory(atPath: site.path + "/.feedserver") == ["written"])
    }

    @Test(arguments: [0, 1, 3])
    func `After a failover or a restored backup every feed is looked at, and every sitemap`(more: Int) async throws {
        var configuration = Self.small
        configuration.site.pagesPerSitemap = 2
        let site = try await Site()
        try await site.generate(configuration)
        // Has the same changes up to some, then others, as many or more.
        let other = try await ExampleStore()
        for article in ExampleStore.articles.dropLast(3) { try await other.save(article) }
        while try await other.store.lastSequence() < site.example.store.lastSequence() + Int64(more) {
            try await other.save(ExampleSite.article(Int(try await other.store.lastSequence())))
        }
        try await site.generate(configuration, from: other)
        let fresh = try await Site()
        try await fresh.generate(configuration, from: other)
        #expect(try site.bytes == fresh.bytes)
    }

    @Test func `The list of feeds is written again where something in it is another`() async throws {
        var configuration = ExampleSite.configuration
        let site = try await Site()
        try await site.generate(configuration)
        let list = try site.bytes["feeds.opml"]
        try await site.generate(configuration)
        #expect(try site.bytes["feeds.opml"] == list)
        configuration.taxonomies[0].label = LocalizedText(texts: ["": "Elsewhere"])
        #expect(try await site.generate(configuration).written > 0)
        #expect(try site.bytes["feeds.opml"] != list)
        let fresh = try await Site()
        try await fresh.generate(configuration, from: site.example)
        #expect(try site.bytes == fresh.bytes)
    }

    @Test func `After too many changes also feeds are looked at that none of them touched`() async throws {
        let site = try await Site()
        try await site.generate()
        let name = "feeds/headline/能源.atom"
        let bytes = try #require(try site.bytes[name])
        // Of the size that the manifest says, so that only a look at the articles finds it.
        let other = Data(repeating: 0x20, count: bytes.count)
        for number in 1...3 { try await site.example.save(ExampleSite.article(number)) }
        try other.write(to: URL(filePath: site.path + "/" + name))
        try await site.generate(mostChanges: 3)
        #expect(try site.bytes[name] == other)
        for number in 4...6 { try await site.example.save(ExampleSite.article(number)) }
        try await site.generate(mostChanges: 2)
        #expect(try site.bytes[name] == bytes)
    }

    @Test func `What a run that did not come to its end has written goes with its feed`() async throws {
        let site = try await Site()
        let feed = ExampleSite.template("/feeds/headline/mobile")
        var failing = Self.small
        failing.feeds.append(ExampleSite.template("/feeds/last"))
        try site.write("Somebody's", to: "feeds/last.rss/notes.txt")
        await #expect(throws: AtomicFile.Failure.self) { try await site.generate(failing) }
        #expect(try site.bytes["feeds/headline/mobile.rss.gz"] != nil)
        var configuration = Self.small
        configuration.feeds.removeAll { $0.path == feed.path }
        configuration.generate.hasGzip = false
        try await site.generate(configuration)
        let fresh = try await Site()
        try await fresh.generate(configuration)
        var expected = try fresh.bytes
        expected["feeds/last.rss/notes.txt"] = Data("Somebody's".utf8)
        #expect(try site.bytes == expected)
        #expect(try FileManager.default.contentsOfDirectory(atPath: site.path + "/.feedserver").isEmpty)
    }

    @Test func `A list of what was written that somebody edited removes nothing that is not ours`() async throws {
        let site = try await Site()
        try await site.generate(Self.small)
        try site.write("Somebody's", to: "../outside.rss")
        try site.write("Somebody's", to: "index.html.gz")
        let before = try site.bytesAround
        let list = [
            "../outside.rss", "index.html.gz", "/", "", "manifest.json", "feeds/none.rss", "\u{0}.rss", "feeds",
        ]
        try site.write(list.joined(separator: "\n"), to: ".feedserver/written")
        #expect(try await site.generate(Self.small).removed == 0)
        #expect(try site.bytesAround == before)
    }

    @Test func `An output folder that is a file is said so`() async throws {
        let folder = try TemporaryDirectory()
        let path = folder.url.appending(path: "site").path
        try Data("Somebody's".utf8).write(to: URL(filePath: path))
        let error = try #require(throws: CommandFailure.self) { try OutputFolder(path: path) }
        #expect(error.code == .inputOutput)
        #expect(error.message == "\(path): cannot be written: it is no folder; name another one, or take it away")
    }
}
