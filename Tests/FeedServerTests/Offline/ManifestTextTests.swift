import Foundation
import Testing

@testable import FeedServer

@Suite struct ManifestTextTests {
    private static func file(_ path: String, isCompressed: Bool = true) -> Manifest.File {
        Manifest.File(
            path: path,
            entityTag: "\"a1\"",
            size: 12,
            gzipEntityTag: isCompressed ? "\"b2\"" : nil,
            gzipSize: isCompressed ? 7 : nil,
            lastModified: -3,
            definition: "d"
        )
    }

    private static let manifest = Manifest(
        writer: "1.2",
        lastChange: 41,
        changeTime: 1_759_278_600_000,
        changeArticle: "tag:news.example,2021:折叠",
        labels: "标签",
        files: [file("feeds/手机.rss"), file("feeds/a\"b\\c\u{1}.atom"), file("feeds/plain.json", isCompressed: false)]
    )

    @Test func `A manifest has a line for each document`() {
        var manifest = Self.manifest
        manifest.files.removeFirst(2)
        let expected = """
            {
            "writer":"1.2",
            "lastChange":41,
            "changeTime":1759278600000,
            "changeArticle":"tag:news.example,2021:折叠",
            "labels":"标签",
            "files":[
            {"path":"feeds/plain.json","entityTag":"\\"a1\\"","size":12,"lastModified":-3,"definition":"d"}
            ]
            }

            """
        #expect(String(decoding: ManifestText.bytes(of: manifest), as: UTF8.self) == expected)
    }

    @Test(arguments: 0...3)
    func `What is written is read again, and is JSON`(count: Int) throws {
        var manifest = Self.manifest
        manifest.files = Array(manifest.files.prefix(count))
        let bytes = ManifestText.bytes(of: manifest)
        #expect(ManifestText.manifest(of: bytes) == manifest)
        #expect(try JSONDecoder().decode(Manifest.self, from: Data(bytes)) == manifest)
    }

    @Test func `Any other form of the same JSON is read too, as programs before this one wrote it`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        #expect(ManifestText.manifest(of: Array(try encoder.encode(Self.manifest))) == Self.manifest)
        var earlier = Self.manifest
        (earlier.changeTime, earlier.changeArticle) = (nil, nil)
        #expect(ManifestText.manifest(of: ManifestText.bytes(of: earlier)) == earlier)
        #expect(earlier.position == nil)
    }

    @Test func `What is cut off anywhere, or goes on, is no manifest`() {
        let bytes = ManifestText.bytes(of: Self.manifest)
        for count in 0..<bytes.count - 1 {
            #expect(ManifestText.manifest(of: Array(bytes[..<count])) == nil, "\(count)")
        }
        #expect(ManifestText.manifest(of: bytes + bytes) == nil)
    }
}
