import Testing

@testable import FeedServer

@Suite struct AliasTableTests {
    private let table = AliasTable([
        .init(from: "/feed/", to: "/feeds/all.rss"),
        .init(from: "/category/{category}/feed/", to: "/feeds/headline/{category}.rss"),
        .init(from: "/{language}/{category}.xml", to: "/{language}/feeds/headline/{category}.atom"),
        .init(from: "/elsewhere", to: "https://other.example/feed"),
    ])

    @Test(arguments: [
        ("/feed/", "/feeds/all.rss"), ("/category/mobile/feed/", "/feeds/headline/mobile.rss"),
        ("/category/手机/feed/", "/feeds/headline/%E6%89%8B%E6%9C%BA.rss"),
        ("/en/mobile.xml", "/en/feeds/headline/mobile.atom"), ("/elsewhere", "https://other.example/feed"),
    ])
    func `An old path leads to its new place, placeholders filled in`(path: String, target: String) {
        #expect(table.target(of: path) == target)
    }

    @Test(arguments: ["/feed", "/category//feed/", "/category/a/b/feed/", "/category/a/feed", "/en/.xml", "/"])
    func `What fits no alias leads nowhere`(path: String) {
        #expect(table.target(of: path) == nil)
    }
}
