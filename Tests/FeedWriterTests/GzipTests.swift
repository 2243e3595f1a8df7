import Testing

@testable import FeedWriter

@Suite struct GzipTests {
    private static let texts: [[UInt8]] = [
        [], Array("a".utf8), Array(String(repeating: "产业头条 headlines ", count: 40_000).utf8),
        (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) },
    ]

    @Test(arguments: texts.indices, [0, 1, 6, 9, 12])
    func `What was compressed decompresses to the same bytes`(index: Int, level: Int) throws {
        let bytes = Self.texts[index]
        #expect(try Gzip.decompress(Gzip.compress(bytes, level: level), limit: bytes.count) == bytes)
    }

    @Test(arguments: texts.indices)
    func `Stored blocks are a gzip stream too`(index: Int) throws {
        let bytes = Self.texts[index]
        #expect(try Gzip.decompress(Gzip.stored(bytes), limit: bytes.count) == bytes)
    }

    @Test func `The header holds no time, no name and no system`() {
        let compressed = Gzip.compress(Array("text".utf8))
        #expect(Array(compressed.prefix(10)) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255])
        #expect(compressed == Gzip.compress(Array("text".utf8)))
    }

    @Test(arguments: [(-100, 0), (100, 12)])
    func `A level out of range is taken for the nearest`(level: Int, nearest: Int) {
        let bytes = Self.texts[2]
        #expect(Gzip.compress(bytes, level: level) == Gzip.compress(bytes, level: nearest))
    }

    @Test func `Members in a row are decompressed as one`() throws {
        let bytes = Gzip.compress(Array("one ".utf8)) + Gzip.compress([]) + Gzip.compress(Array("two".utf8))
        #expect(try Gzip.decompress(bytes, limit: 7) == Array("one two".utf8))
    }

    @Test func `More than the limit is refused`() {
        let bomb = Gzip.compress([UInt8](repeating: 0, count: 50_000_000))
        #expect(throws: Gzip.Failure.longerThan(limit: 1_000)) { try Gzip.decompress(bomb, limit: 1_000) }
    }

    @Test func `Damaged streams are refused`() {
        let whole = Gzip.compress(Array("some text".utf8))
        var flipped = whole
        flipped[flipped.count - 6] ^= 1
        let damaged: [[UInt8]] = [
            [], [0x1F], Array("no gzip".utf8), Array(whole.dropLast()), Array(whole.prefix(12)), whole + [0], flipped,
        ]
        for bytes in damaged {
            #expect(throws: Gzip.Failure.malformed) { try Gzip.decompress(bytes, limit: 1_000) }
        }
    }
}
