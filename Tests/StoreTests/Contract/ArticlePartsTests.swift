import Testing

@testable import Store

@Suite struct ArticlePartsTests {
    private static let names = [
        "", "林晓", "O’Neil “Q”", "\"quoted\"", "back\\slash", "a/b", "line\nbreak\u{1}", "e\u{301}", "🖋️",
    ]

    @Test func `Parts that were written are read as they were`() {
        for name in Self.names {
            let people = Article.Role.allCases.map {
                Article.Contributor(name: name, role: $0, uri: name, isInByline: $0 == .editor ? nil : $0 == .author)
            }
            #expect(ArticleParts.people(ArticleParts.encode(people)) == people, "\(name)")
            let attachments = [0.1, 1e300, nil, -0.0, 12.0]
                .map {
                    Article.Enclosure(url: name, mediaType: name, title: nil, byteCount: .max, durationInSeconds: $0)
                }
            #expect(ArticleParts.attachments(ArticleParts.encode(attachments)) == attachments, "\(name)")
        }
        #expect(ArticleParts.people(ArticleParts.encode([Article.Contributor]())) == [])
        let categories: [CategoryReference] = [.mobile, .phone]
        #expect(ArticleParts.encode(categories) == "[\"headline/mobile\",\"product/手机\"]")
        #expect(ArticleParts.categories(ArticleParts.encode(categories)) == categories)
    }

    @Test(arguments: [
        "", "[", "null", "{}", "[{\"name\":\"a\"}]", "[{\"name\":\"a\",\"role\":\"chief\"}]", "[{\"role\":\"author\"}]",
    ])
    func `People without a name or a role that we know are none`(text: String) {
        #expect(ArticleParts.people(text) == nil)
    }

    @Test func `Other parts that lack what they need are none`() {
        #expect(ArticleParts.attachments("[{\"title\":\"a\"}]") == nil)
        #expect(ArticleParts.categories("[\"mobile\"]") == nil)
        #expect(ArticleParts.categories("[\"a/b/c\"]") == nil)
        #expect(ArticleParts.categories("[1]") == nil)
    }
}
