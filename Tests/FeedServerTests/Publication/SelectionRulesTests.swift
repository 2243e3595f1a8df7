import Store
import Testing

@testable import FeedServer

/// Addresses are read under a small site: technology holds laptops and mobile, which holds foldables; beside them stands 设计.
@Suite struct SelectionRulesTests {
    static let technology = CategoryReference(taxonomy: "headline", slug: "technology")
    static let mobile = CategoryReference(taxonomy: "headline", slug: "mobile")
    static let foldables = CategoryReference(taxonomy: "headline", slug: "foldables")
    static let laptops = CategoryReference(taxonomy: "headline", slug: "laptops")
    static let design = CategoryReference(taxonomy: "headline", slug: "设计")
    static let phones = CategoryReference(taxonomy: "product", slug: "phones")
    static let categories = [technology, mobile, foldables, laptops, design, phones]
    static let parents = [foldables: mobile, mobile: technology, laptops: technology]

    static let rules: SelectionRules = {
        var configuration = ExampleSite.configuration
        configuration.taxonomies = ["headline", "product"]
            .map { taxonomy in
                Configuration.Taxonomy(
                    slug: taxonomy,
                    label: nil,
                    categories: categories.filter { $0.taxonomy == taxonomy }
                        .map { Configuration.Category(slug: $0.slug, label: nil, parent: parents[$0]?.slug) }
                )
            }
        let known = KnownValues(
            languages: ["en", "zh-CN"],
            authors: [.init(slug: "ada-chen", name: "Ada Chen"), .init(slug: "李雷", name: "李雷")]
        )
        return SelectionRules(configuration, known: known)
    }()

    static func spelling(_ query: String, under fixed: ArticleQuery = ArticleQuery()) throws(SelectionRefusal) -> String
    {
        SelectionAddress.text(of: try rules.outcome(try SelectionAddress(query), under: fixed).chosen)
    }

    @Test(arguments: [
        ("all=headline/mobile", "all=headline/mobile"),
        ("all=mobile", "all=headline/mobile"),
        ("all=Headline/MOBILE", "all=headline/mobile"),
        ("all=headline%2Fmobile%2Cproduct%2Fphones", "all=headline/mobile,product/phones"),
        ("all=product/phones&all=headline/mobile", "all=headline/mobile,product/phones"),
        ("all=product/phones,headline/mobile,,headline/mobile", "all=headline/mobile,product/phones"),
        ("none=product/phones&all=headline/mobile", "all=headline/mobile&none=product/phones"),
        ("all=headline/technology,headline/mobile", "all=headline/mobile"),
        ("any=headline/technology,headline/mobile,product/phones", "any=headline/technology,product/phones"),
        ("any=headline/mobile", "all=headline/mobile"),
        ("any=headline/technology,product/phones&all=headline/mobile", "all=headline/mobile"),
        ("all=headline/technology&any=headline/mobile,headline/laptops", "any=headline/laptops,headline/mobile"),
        (
            "all=headline/technology,product/phones&any=headline/mobile,headline/laptops",
            "all=product/phones&any=headline/laptops,headline/mobile"
        ),
        ("any=headline/foldables,product/phones&none=headline/mobile", "all=product/phones&none=headline/mobile"),
        ("none=headline/technology,headline/foldables", "none=headline/technology"),
        ("taxonomy=headline&all=headline/mobile", "all=headline/mobile"),
        ("taxonomy=headline&any=headline/mobile,设计", "any=headline/mobile,headline/%E8%AE%BE%E8%AE%A1"),
        ("taxonomy=headline&all=product/phones", "all=product/phones&taxonomy=headline"),
        ("all=%E8%AE%BE%E8%AE%A1", "all=headline/%E8%AE%BE%E8%AE%A1"),
        ("author=Ada+Chen", "author=ada-chen"), ("author=Ada%20Chen&author=ada-chen", "author=ada-chen"),
        ("author=李雷", "author=%E6%9D%8E%E9%9B%B7"), ("language=ZH-cn", "language=zh-CN"),
        ("language=zh", "language=zh"), ("source=Example+Wire", "source=example-wire"),
        ("utm_source=x&all=headline/mobile&y", "all=headline/mobile"), ("all=", ""), ("q=", ""),
        ("q=Phone+%E6%8A%98%E5%8F%A0", "q=phone%20%E6%8A%98%E5%8F%A0"),
        ("q=%E6%8A%98%E5%8F%A0PHONE!", "q=phone%20%E6%8A%98%E5%8F%A0"),
        ("q=b&all=mobile&q=a,b", "all=headline/mobile&q=a%20b"), ("q=Caf%C3%A9", "q=cafe"),
        ("q=折叠+折叠手机", "q=%E6%8A%98%E5%8F%A0%E6%89%8B%E6%9C%BA"),
        ("q=折+折叠+手机+phone", "q=phone%20%E6%89%8B%E6%9C%BA%20%E6%8A%98%E5%8F%A0"),
        ("q=折叠折叠+叠折叠折", "q=%E5%8F%A0%E6%8A%98%E5%8F%A0%E6%8A%98"), ("q=phone+phones", "q=phone%20phones"),
        ("all=,&author=", ""),
    ])
    func `Whatever asks the same has one spelling`(query: String, spelling: String) throws {
        #expect(try Self.spelling(query) == spelling)
        #expect(try Self.spelling(spelling) == spelling)
    }

    @Test(arguments: [
        (ArticleQuery(all: [technology]), "all=headline/technology", ""),
        (ArticleQuery(all: [mobile]), "all=headline/technology,product/phones", "all=product/phones"),
        (ArticleQuery(all: [mobile]), "any=headline/technology,product/phones", ""),
        (ArticleQuery(all: [mobile]), "taxonomy=headline", ""),
        (ArticleQuery(none: [mobile]), "none=headline/foldables,product/phones", "none=product/phones"),
        (ArticleQuery(any: [mobile, phones]), "any=product/phones,headline/technology", ""),
        (ArticleQuery(any: [mobile]), "all=headline/mobile", ""),
        (ArticleQuery(any: [mobile, laptops]), "all=headline/technology", ""),
        (ArticleQuery(author: "ada-chen"), "author=Ada Chen", ""),
        (ArticleQuery(language: "zh-CN"), "language=zh", ""),
        (ArticleQuery(language: "zh"), "language=zh-CN", "language=zh-CN"),
        (ArticleQuery(taxonomy: "headline"), "taxonomy=headline&none=product/phones", "none=product/phones"),
        (ArticleQuery(text: "phone 折叠"), "q=%E6%8A%98%E5%8F%A0+PHONE", ""),
        (ArticleQuery(text: "phone"), "q=fold+phone", "q=fold"),
        (ArticleQuery(text: "折叠手机"), "q=叠手+fold", "q=fold"),
    ])
    func `What the feed has anyway is left out`(fixed: ArticleQuery, query: String, spelling: String) throws {
        #expect(try Self.spelling(query, under: fixed) == spelling)
    }

    @Test func `Words that are chosen are added to those of the feed`() throws {
        let fixed = ArticleQuery(text: "phone 折叠")
        let outcome = try Self.rules.outcome(try SelectionAddress("q=fold,phone"), under: fixed)
        #expect(outcome.query.text == "fold phone 折叠")
        #expect(try Self.rules.outcome(try SelectionAddress("language=zh"), under: fixed).query.text == fixed.text)
    }

    @Test(arguments: [
        (
            "all=headline/nothing", true,
            "There is no category of a name in \"all\"; categories are written as taxonomy/slug."
        ),
        ("none=a/b/c", true, "There is no category of a name in \"none\"; categories are written as taxonomy/slug."),
        ("any=!!!", true, "There is no category of a name in \"any\"; categories are written as taxonomy/slug."),
        ("author=Nobody", true, "There is no author of the name in \"author\"."),
        ("author=%E2%80%A6", true, "There is no author of the name in \"author\"."),
        ("source=!", true, "There is no source of the name in \"source\"."),
        ("language=fr", true, "There is no article in the language in \"language\"."),
        ("language=%E4%B8%AD", true, "There is no article in the language in \"language\"."),
        ("taxonomy=colour", true, "There is no taxonomy of the name in \"taxonomy\"."),
        ("q=!!", false, "There is no word in \"q\" that could be searched for."),
        (
            "q=a+b+c+d+e+f+g+h+i+j+k", false,
            "\"q\" asks for too much; at most 10 words and 100 characters are taken."
        ),
        ("author=Ada+Chen&author=李雷", false, "\"author\" is there with more than one value. Please keep one."),
        ("language=en,zh", true, "There is no article in the language in \"language\"."),
        ("language=en&language=zh", false, "\"language\" is there with more than one value. Please keep one."),
        (
            "all=headline/mobile&none=headline/technology", false,
            "No article can be in this selection: a category in \"all\" is in one in \"none\"."
        ),
        (
            "any=headline/mobile,headline/foldables&none=headline/technology", false,
            "No article can be in this selection: every category in \"any\" is in one in \"none\"."
        ),
        ("all=%E8%AE", false, "The query of this address is not percent-encoded UTF-8."),
        ("all=%", false, "The query of this address is not percent-encoded UTF-8."),
    ])
    func `What cannot be given is refused with a sentence`(query: String, isUnknown: Bool, text: String) {
        #expect(throws: SelectionRefusal(isUnknown: isUnknown, text: text)) { try Self.spelling(query) }
    }

    @Test(arguments: [
        (
            ArticleQuery(author: "李雷"), "author=Ada+Chen",
            "This feed has a \"author\" of its own. Please leave \"author\" out."
        ),
        (
            ArticleQuery(language: "en"), "language=zh",
            "No article can be in this selection: this feed is in another language."
        ),
        (
            ArticleQuery(any: [mobile, phones]), "any=headline/technology,headline/设计",
            "This feed chooses among categories itself, and \"any\" can only narrow its choice; use \"all\"."
        ),
        (
            ArticleQuery(taxonomy: "product"), "taxonomy=headline",
            "This feed is of another taxonomy already; choose one of its categories beside \"taxonomy\"."
        ),
        (
            ArticleQuery(all: [mobile]), "none=headline/technology",
            "No article can be in this selection: a category in \"all\" is in one in \"none\"."
        ),
    ])
    func `What does not go with the feed is refused with a sentence`(fixed: ArticleQuery, query: String, text: String) {
        #expect(throws: SelectionRefusal(text: text)) { try Self.spelling(query, under: fixed) }
    }

    @Test func `Too many categories are refused with a sentence`() throws {
        var configuration = ExampleSite.configuration
        let categories = (0...SelectionRules.mostCategories)
            .map { Configuration.Category(slug: "c\($0)", label: nil, parent: nil) }
        configuration.taxonomies = [Configuration.Taxonomy(slug: "headline", label: nil, categories: categories)]
        let rules = SelectionRules(configuration, known: KnownValues())
        let query = "any=" + categories.map(\.slug).joined(separator: ",")
        let text = "This selection names too many categories; at most 20 are taken."
        #expect(throws: SelectionRefusal(text: text)) {
            try rules.outcome(try SelectionAddress(query), under: ArticleQuery())
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `No article is in a reduced selection that is not in what was asked for, nor the other way`(
        seed: UInt64
    ) throws {
        var random = SplitMix(state: seed)
        func some(_ most: Int) -> [CategoryReference] {
            (0..<Int.random(in: 0...most, using: &random))
                .compactMap { _ in Self.categories.randomElement(using: &random) }
        }
        for _ in 0..<50 {
            let fixed = ArticleQuery(
                taxonomy: [nil, "headline"].randomElement(using: &random) ?? nil,
                all: some(1),
                any: some(2)
            )
            let wanted = ArticleQuery(
                taxonomy: [nil, nil, "product"].randomElement(using: &random) ?? nil,
                all: some(2),
                any: some(3),
                none: some(2)
            )
            let address = try SelectionAddress(SelectionAddress.text(of: wanted))
            let outcome = try? Self.rules.outcome(address, under: fixed)
            for facets in Self.everyKindOfArticle {
                let isWanted = facets.match(fixed) && facets.match(wanted)
                // Of what is refused, none is there, or it cannot be said.
                guard let outcome else { continue }
                #expect(facets.match(outcome.query) == isWanted, "\(fixed) \(wanted)")
                #expect((facets.match(fixed) && facets.match(outcome.chosen)) == isWanted, "\(fixed) \(wanted)")
            }
            guard let outcome else { continue }
            let spelling = SelectionAddress.text(of: outcome.chosen)
            #expect(try Self.spelling(spelling, under: fixed) == spelling, "\(fixed) \(wanted)")
        }
    }

    /// Facets of articles in every set of categories.
    private static let everyKindOfArticle = (0..<1 << categories.count)
        .map { bits in
            var found = Set(categories.indices.filter { bits >> $0 & 1 == 1 }.map { categories[$0] })
            for category in found {
                var next = parents[category]
                while let parent = next {
                    found.insert(parent)
                    next = parents[parent]
                }
            }
            return ArticleFacets(categories: found.sorted())
        }
}
