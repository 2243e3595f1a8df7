import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

@Suite struct SQLiteCompactionTests {
    @Test func `Room that longer articles took is given back while the store is open`() async throws {
        try await SQLiteHarness.with { harness in
            for length in [300, 1] {
                let articles = (0..<1000)
                    .map { number in
                        var article = Article.sample("article-\(number)", [.mobile])
                        article.contentHTML = String(repeating: "<p>很长的正文。</p>", count: length)
                        return article
                    }
                _ = try await harness.store.save(articles, explicitlyPublished: [])
            }
            let ids = try await harness.store.ids(count: 1000)
            let compaction = try await SQLiteMaintenance(path: harness.path).compact(keeping: []) { _ in }
            #expect(compaction.bytesAfter * 3 < compaction.bytesBefore)
            #expect(compaction.selectionsRemoved == 0)
            let size = try FileManager.default.attributesOfItem(atPath: harness.path)[.size] as? Int64
            #expect(size == compaction.bytesAfter)
            #expect(try await harness.store.ids(count: 1000) == ids)
            try await harness.store.save(.sample("later"))
            #expect(try await harness.store.count(ArticleQuery()) == 1001)
            let report = try await SQLiteMaintenance(path: harness.path).check { _ in }
            #expect(report.findings == [])
        }
    }

    @Test func `A compaction that is cancelled leaves the store as it was`() async throws {
        try await SQLiteHarness.with { harness in
            try await harness.store.save(.full)
            let work = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return try await SQLiteMaintenance(path: harness.path).compact(keeping: []) { _ in }
            }
            await #expect(throws: CancellationError.self) { try await work.value }
            #expect(try await harness.store.article(id: Article.full.id)?.article == .full)
        }
    }

    @Test func `A migration says from which version to which`() async throws {
        let folder = try TemporaryDirectory()
        let path = folder.url.appending(path: "articles.sqlite").path
        let maintenance = SQLiteMaintenance(path: path)
        let newest = SQLiteSchema.version
        #expect(try await maintenance.migrate() == SchemaMigration(location: path, from: 0, to: newest))
        #expect(try await maintenance.migrate() == SchemaMigration(location: path, from: newest, to: newest))
        let old = try DatabaseQueue(path: path)
        try await old.writeWithoutTransaction { try $0.execute(sql: SQLiteHarness.withoutHistories) }
        try old.close()
        let several = try await withThrowingTaskGroup(of: SchemaMigration.self) { group in
            for _ in 0..<6 { group.addTask { try await maintenance.migrate() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(several.contains(SchemaMigration(location: path, from: 2, to: newest)))
        #expect(several.allSatisfy { $0.to == newest })
        let report = try await maintenance.check { _ in }
        #expect(report.findings == [])
        withExtendedLifetime(folder) {}
    }
}
