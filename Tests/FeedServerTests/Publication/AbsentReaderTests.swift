import FeedWriter
import Store
import Testing

@testable import FeedServer

/// Nothing is missed by who is away for a month.
@Suite(.timeLimit(.minutes(10))) struct AbsentReaderTests {
    private static let total = 10_000
    private static let months = 10
    private static let limit = 100

    private static func id(_ number: Int) -> String { "tag:news.example,2021:\(number)" }

    /// The articles of a month, every seventh with a date of long ago.
    private static func articles(of month: Int) -> [Article] {
        let count = total / months
        return (1...count)
            .map { index in
                let number = month * count + index
                var article = DeltaSite.article(number)
                if number % 7 == 0 { article.published = Timestamp(milliseconds: 1_000_000_000_000 + Int64(number)) }
                return article
            }
    }

    /// Publishes a month's articles, corrects some of months before and takes some down; returns the ordinals of both.
    private static func live(through month: Int, at site: DeltaSite) async throws -> (corrected: [Int], down: [Int]) {
        let articles = articles(of: month)
        try await site.change { _ = try await $0.save(articles, explicitlyPublished: []) }
        guard month > 0 else { return ([], []) }
        let before = month * total / months
        let corrected = (0..<5).map { ($0 * 613 + month * 37) % before + 1 }
        let down = (0..<5).map { ($0 * 419 + month * 53) % before + 1 }.filter { !corrected.contains($0) }
        try await site.change { store in
            let articles = corrected.map { DeltaSite.article($0, title: "Corrected in \(month)") }
            _ = try await store.save(articles, explicitlyPublished: [])
            for number in down { _ = try await store.withdraw(id: id(number)) }
        }
        return (corrected, down)
    }

    @Test func `A reader who polls once a month reads every entry of a feed of ten thousand`() async throws {
        let site = try await DeltaSite(limit: Self.limit, history: HistorySection.Rules())
        var readers = FeedFormat.usual.map { AbsentReader(format: $0) }
        var everShown: Set<String> = []
        var touched: Set<Int> = []
        var down: Set<Int> = []
        for month in 0..<Self.months {
            let (corrected, withdrawn) = try await Self.live(through: month, at: site)
            touched.formUnion(corrected + withdrawn)
            down.formUnion(withdrawn)
            everShown.formUnion(Self.articles(of: month).map(\.id))
            for index in readers.indices { try await readers[index].poll(site.live) }
        }
        let shown = everShown.subtracting(down.map(Self.id))
        #expect(everShown.count == Self.total)
        #expect(down.count > 20)
        for reader in readers {
            #expect(shown.isSubset(of: reader.titles.keys), "\(reader.format)")
            if reader.format == .atom { #expect(Set(reader.titles.keys) == shown) }
            #expect(reader.archives.count == Self.total / Self.limit)
        }
        try await expectSameBytes(readers, touched: touched, site)
    }

    /// Another server gives the archives that were read, but for those that hold what was corrected or taken down; who
    /// comes new reads just what is shown.
    private func expectSameBytes(_ readers: [AbsentReader], touched: Set<Int>, _ site: DeltaSite) async throws {
        let restarted = try await site.restarted()
        for reader in readers {
            var others = 0
            for (path, text) in reader.archives {
                let range = try #require(ArchiveRange.parse(String(path.prefix { $0 != "." }))).range
                let isSame = try await AbsentReader.text(of: path, in: restarted) == text
                if !isSame { others += 1 }
                #expect(isSame || touched.contains(where: range.ordinals.contains), "\(path)")
            }
            #expect(others > 0)
            var fresh = AbsentReader(format: reader.format)
            try await fresh.poll(restarted)
            let all = try await site.example.store.articles(after: nil, limit: Self.total + 1)
            let shown = all.map(\.article).filter { $0.state == .published }
            let expected = Dictionary(shown.map { ($0.id, $0.title ?? "") }, uniquingKeysWith: { first, _ in first })
            #expect(fresh.titles == expected, "\(reader.format)")
        }
    }
}
