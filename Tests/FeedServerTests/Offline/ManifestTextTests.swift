import Foundation
import Testing

@testable import FeedServer

@Suite struct ManifestTextTests {
    private static func file(_ path: String, isCompressed: Bool = true) -> Manifest.File {
        Manifest.File(
            path: path,
            entityTag: HexDigest("\"0123456789abcdef0f1e2d3c4b5a6978\""),
            size: 12,
            gzipEntityTag: isCompressed ? HexDigest("ffffffffffffffff0000000000000000") : nil,
            gzipSize: isCompressed ? 7 : nil,
            lastModified: -3,
            definition: HexDigest("90a0b0c0d0e0f0000000000000000009")
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
            {"path":"feeds/plain.json","entityTag":"\\"0123456789abcdef0f1e2d3c4b5a6978\\"","size":12,\
            "lastModified":-3,"definition":"90a0b0c0d0e0f0000000000000000009"}
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
        let json = try JSONSerialization.jsonObject(with: Data(ManifestText.bytes(of: Self.manifest)))
        let other = try JSONSerialization.data(withJSONObject: json, options: [.prettyPrinted, .sortedKeys])
        #expect(ManifestText.manifest(of: Array(other)) == Self.manifest)
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

    @Test(arguments: ["0123456789abcdef0123456789abcdef", "ffffffffffffffffffffffffffffffff"])
    func `A digest is written as it was read, in quotes or not`(text: String) {
        var bytes: [UInt8] = []
        HexDigest(text).append(to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == text)
        #expect(HexDigest("\"\(text)\"") == HexDigest(text))
    }

    @Test func `Digests of other texts are others`() {
        let texts = ["", "a", "\"\"", "0123456789ABCDEF0123456789ABCDEF", "0123456789abcdeg0123456789abcdef", "手机"]
        #expect(Set(texts.map(HexDigest.init)).count == texts.count)
    }
}
