import FeedWriter
import Store
import TestSupport
import Testing

@testable import FeedServer

/// Nodes say the same of a selection, whenever they rendered it.
@Suite struct SelectionSamenessTests {
    private static let phones = CategoryReference(taxonomy: "product", slug: "phones")

    /// An article, about phones where its number is even.
    private static func article(_ number: Int, title: String? = nil) -> Article {
        var article = DeltaSite.article(number, title: title)
        if number.isMultiple(of: 2) { article.categories.append(phones) }
        return article
    }

    @Test(arguments: [false, true], ["none=product/phones", "language=en&none=product/phones"])
    func `What happens to other articles changes nothing, though a node renders after it`(
        isPostgres: Bool,
        query: String
    ) async throws {
        var template = ExampleSite.template("/feeds/select")
        template.takesQueries = true
        let place = isPostgres ? try TemporaryPostgres() : nil
        let site = try await DeltaSite((1...4).map { Self.article($0) }, feeds: [template], in: place)
        let other = try await site.restarted()
        let key = DocumentKey.selection(path: "/feeds/select", query: query, format: .atom)
        let early = try await Self.document(key, of: site.live)
        try await site.save(Self.article(4, title: "改正过的标题"))
        #expect(site.live.ready(key) === early)
        let late = try await Self.document(key, of: other)
        #expect(late.variants.map(\.entityTag) == early.variants.map(\.entityTag))
        #expect(late.cacheControl == early.cacheControl)
        try await site.save(Self.article(3, title: "Corrected"))
        let corrected = try await Self.document(key, of: site.live)
        #expect(corrected.variants.map(\.entityTag) != early.variants.map(\.entityTag))
        #expect(try #require(corrected.lastModified) > #require(late.lastModified))
        try await site.example.store.close()
    }

    private static func document(_ key: DocumentKey, of live: LivePublication) async throws -> PreparedDocument {
        guard case .document(let document) = await live.document(key) else { throw CancellationError() }
        return document
    }
}
