import Store
import Testing

@testable import FeedServer

@Suite struct BylineTests {
    private func byline(_ people: [Article.Contributor]) -> Byline {
        Byline(of: Article(id: "1", people: people))
    }

    @Test func `Those who wrote, edited and translated are named, in the order given`() {
        let byline = byline([
            .init(name: "李雷", role: .editor), .init(name: "Ada Chen"), .init(name: "Iskra", role: .photographer),
            .init(name: "韩梅", role: .translator), .init(name: "程以安", role: .proofreader),
        ])
        #expect(byline.named.map(\.name) == ["李雷", "Ada Chen", "韩梅"])
        #expect(byline.others.map(\.name) == ["Iskra", "程以安"])
    }

    @Test func `Whoever is there is named where nobody wrote, edited or translated`() {
        let byline = byline([.init(name: "Lee", role: .proofreader)])
        #expect(byline.named.map(\.name) == ["Lee"])
        #expect(byline.others.isEmpty)
    }
}
