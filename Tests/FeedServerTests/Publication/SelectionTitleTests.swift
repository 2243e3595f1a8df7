import Store
import Testing

@testable import FeedServer

@Suite struct SelectionTitleTests {
    private static let chosen = ArticleQuery(
        taxonomy: "product",
        all: [CategoryReference(taxonomy: "headline", slug: "mobile")],
        any: ["a", "b", "c"].map { CategoryReference(taxonomy: "headline", slug: $0) },
        none: ["phones", "chips"].map { CategoryReference(taxonomy: "product", slug: $0) },
        author: "ada-chen",
        source: "example-wire",
        language: "zh-CN",
        text: "fold 折叠"
    )

    private static func title(_ chosen: ArticleQuery, in language: String, from feed: String) -> String {
        SelectionTitle(
            labels: CategoryLabels(configuration: ExampleSite.configuration),
            authors: ["ada-chen": "Ada Chen"],
            taxonomies: ["product": language == "en" ? "Products" : "产品"],
            language: language
        )
        .title(of: chosen, from: feed).text
    }

    @Test func `A title says all that a selection holds, in English or in Chinese`() {
        #expect(
            Self.title(Self.chosen, in: "en", from: "Example News")
                == "Example News: Mobile, Products, a, b or c, not phones or chips, by Ada Chen, from example-wire, in zh-CN, “fold 折叠”"
        )
        #expect(
            Self.title(Self.chosen, in: "zh-CN", from: "示例新闻")
                == "示例新闻：手机，产品，a、b或c，不含phones、chips，作者：Ada Chen，来源：example-wire，语言：zh-CN，“fold 折叠”"
        )
        #expect(
            Self.title(ArticleQuery(none: [SelectionRulesTests.phones]), in: "en", from: "News") == "News: not phones"
        )
    }
}
