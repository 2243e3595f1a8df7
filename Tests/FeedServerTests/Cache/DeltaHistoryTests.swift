import FeedWriter
import Testing

@testable import FeedServer

@Suite struct DeltaHistoryTests {
    private let key = DocumentKey.feed(path: "/feeds/all", format: .rss)
    private let other = DocumentKey.feed(path: "/feeds/all", format: .atom)

    private static let layout = FeedDocument.render(Feed(id: "x", title: .text("x")), as: .rss).layout

    private static func version(_ name: String) -> DocumentVersion {
        DocumentVersion(entityTags: ["\(name)-gzip", name], metadata: 0, entries: [], sequence: 0)
    }

    private static let size = version("1").byteCount

    /// Remembers versions by their names.
    private func history(_ names: [String], budget: Int = 1 << 20) throws -> DeltaHistory {
        let history = DeltaHistory(budget: budget)
        for name in names { try record(name, in: history, of: key) }
        return history
    }

    @discardableResult
    private func record(_ name: String, in history: DeltaHistory, of key: DocumentKey) throws -> Bool {
        history.record(Self.version(name), layout: try #require(Self.layout), of: key)
    }

    /// The tag of the version from which a step is taken.
    private func base(_ history: DeltaHistory, from tags: [String], to document: String) -> String? {
        history.step(of: key, from: tags, to: document)?.baseTag
    }

    @Test func `The newest known of the versions named is the base, by the tag that named it`() throws {
        let history = try history(["1", "2", "3", "4"])
        #expect(base(history, from: ["1"], to: "4") == "1")
        #expect(base(history, from: ["2-gzip"], to: "4") == "2-gzip")
        #expect(base(history, from: ["1", "3", "x", "2-gzip"], to: "4-gzip") == "3")
    }

    @Test func `Nothing leads from what is unknown or the latest, nor to what is not the latest`() throws {
        let history = try history(["1", "2", "3"])
        #expect(base(history, from: ["x"], to: "3") == nil)
        #expect(base(history, from: [], to: "3") == nil)
        #expect(base(history, from: ["3", "3-gzip"], to: "3") == nil)
        #expect(base(history, from: ["1"], to: "2") == nil)
        #expect(base(history, from: ["1"], to: "x") == nil)
        #expect(history.step(of: other, from: ["1"], to: "3") == nil)
    }

    @Test func `The same version again is no other, and one that comes back is the latest`() throws {
        let history = try history(["1", "2"])
        let size = history.byteCount
        #expect(try !record("2", in: history, of: key))
        #expect(history.byteCount == size)
        #expect(base(history, from: ["1"], to: "2") == "1")
        #expect(try record("1", in: history, of: key))
        #expect(history.byteCount == size)
        #expect(base(history, from: ["2"], to: "1") == "2")
        #expect(base(history, from: ["1"], to: "2") == nil)
    }

    @Test func `Of one document the latest 64 are remembered`() throws {
        let history = try history((1...100).map(String.init))
        #expect(base(history, from: ["36"], to: "100") == nil)
        #expect(base(history, from: ["37"], to: "100") == "37")
        #expect(history.byteCount == 64 * Self.size)
    }

    @Test func `Past the budget the oldest go first, whichever document's they are`() throws {
        let history = try history(["1", "2"], budget: 8 * Self.size)
        for name in 1...6 { try record("\(name)", in: history, of: other) }
        #expect(base(history, from: ["1"], to: "2") == "1")
        try record("7", in: history, of: other)
        #expect(history.byteCount <= 7 * Self.size)
        #expect(base(history, from: ["1"], to: "2") == nil)
        #expect(history.step(of: other, from: ["1"], to: "7") != nil)
        history.setBudget(0)
        #expect(history.byteCount == 0)
        #expect(history.step(of: other, from: ["6"], to: "7") == nil)
    }

    @Test func `A document that is no more is forgotten`() throws {
        let history = try history(["1", "2"])
        history.forget(key)
        history.forget(other)
        #expect(history.byteCount == 0)
        #expect(base(history, from: ["1"], to: "2") == nil)
    }
}
