import Testing

@testable import FeedServer

@Suite struct ConfigurationPathTests {
    @Test(arguments: [
        ("/feeds/{author}", "/feeds/{category}", true),
        ("/feeds/{author}", "/feeds/{author}/all", false),
        ("/feeds/{taxonomy}/{category}", "/feeds/headline/{category}", true),
        ("/feeds/{taxonomy}/{category}", "/feeds/people/{author}", false),
        ("/{language}/{author}", "/zh-CN/{author}", true),
        ("/{language}/{author}", "/feeds/{author}", false),
        ("/x/{category}.rss", "/x/{author}.xml", false),
        ("/x/{category}.rss", "/x/{author}", true),
        ("/feeds/all", "/feeds/{author}", false),
        ("/feeds/all", "/feeds/all", true),
    ])
    func `Two paths overlap when some values make them the same`(left: String, right: String, overlap: Bool) throws {
        let taxonomies: Set<String> = ["headline", "product"]
        let first = PathOverlap.Side(path: try PathTemplate(left), taxonomies: taxonomies)
        let second = PathOverlap.Side(path: try PathTemplate(right), taxonomies: taxonomies)
        #expect(PathOverlap.exists(between: first, and: second) == overlap)
        #expect(PathOverlap.exists(between: second, and: first) == overlap)
    }

    @Test(arguments: [
        ("titel", "title", 1), ("", "abc", 3), ("abc", "", 3), ("acess", "access", 1), ("host", "host", 0),
        ("ca", "abc", 3),
    ])
    func `The distance of words counts a swap as one`(left: String, right: String, distance: Int) {
        #expect(EditDistance.between(left, right) == distance)
    }
}
