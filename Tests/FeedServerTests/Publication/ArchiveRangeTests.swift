import Testing

@testable import FeedServer

@Suite struct ArchiveRangeTests {
    @Test(arguments: [(1, 50), (51, 100), (1, 1), (7, 7), (9001, 10_000), (1, 1000)])
    func `The path of an archive leads back to it`(first: Int, last: Int) throws {
        let path = "/feeds/all/archive/\(first),\(last)"
        let parsed = try #require(ArchiveRange.parse(path))
        #expect(parsed.feed == "/feeds/all")
        #expect(parsed.range.ordinals == first...last)
        #expect(parsed.range.path(of: "/feeds/all") == path)
    }

    /// Not what no length of archive makes, and each in one spelling.
    @Test(arguments: [
        "/feeds/all", "/feeds/all/archive/", "/feeds/all/archive/1", "/feeds/all/archive/1,", "/feeds/all/archive/,5",
        "/feeds/all/archive/0,4", "/feeds/all/archive/01,50", "/feeds/all/archive/1,050", "/feeds/all/archive/+1,50",
        "/feeds/all/archive/2,51", "/feeds/all/archive/50,1", "/feeds/all/archive/1,1001", "/feeds/all/archive/1,5,9",
        "/feeds/all/archive/1-50", "/feeds/all/1,50", "/feeds/all/archive/1,50/", "/feeds/all/archive/１,５０",
        "/feeds/all/archive/9999999999999999999,99999999999999999999", "1,50", "",
    ])
    func `What is no path of an archive leads to none`(path: String) {
        #expect(ArchiveRange.parse(path) == nil)
    }

    @Test func `Archives follow each other without a gap`() throws {
        let all = ArchiveRange.all(count: 3, of: 10)
        #expect(all.map(\.ordinals) == [1...3, 4...6, 7...9])
        #expect(all.map(\.next.ordinals) == [4...6, 7...9, 10...12])
        #expect(all.map(\.previous?.ordinals) == [nil, 1...3, 4...6])
        #expect(ArchiveRange.latest(count: 3, of: 10) == all.last)
        #expect(ArchiveRange.latest(count: 3, of: 9) == all.last)
        #expect(ArchiveRange.latest(count: 3, of: 2) == nil)
        #expect(ArchiveRange.all(count: 3, of: 2) == [])
    }
}
