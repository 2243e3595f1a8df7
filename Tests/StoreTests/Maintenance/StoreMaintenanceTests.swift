import Foundation
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct StoreMaintenanceTests {
    @Test(arguments: StoreBackend.all)
    func `A backup is a file that answers whatever it is asked as the store does`(backend: StoreBackend) async throws {
        try await MadeUpStore.with(backend, seed: 21) { place, clock in
            let folder = try TemporaryDirectory()
            let file = folder.url.appending(path: "backup.sqlite").path
            let backup = try await place.maintenance.backUp(to: file, replaces: false) { _ in }
            #expect(backup.file == file)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
            #expect(names == ["backup.sqlite"])
            let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int64
            #expect(size == backup.bytes)
            let restored = StoreLocation.sqlite(path: file)
            #expect(try await MadeUpStore.answers(at: restored, clock) == MadeUpStore.answers(at: place, clock))
            #expect(try await MadeUpStore.findings(at: restored) == [])
        }
    }

    @Test(arguments: StoreBackend.all)
    func `A file that is there is replaced only when that was said`(backend: StoreBackend) async throws {
        try await MadeUpStore.with(backend, seed: 22) { place, _ in
            let folder = try TemporaryDirectory()
            let file = folder.url.appending(path: "notes.txt").path
            try Data("keep this".utf8).write(to: URL(filePath: file))
            let error = await #expect(throws: StoreError.self) {
                try await place.maintenance.backUp(to: file, replaces: false, progress: { _ in })
            }
            #expect(error?.description == "\(file): there is a file of this name already; name another, or say --force")
            #expect(try String(contentsOfFile: file, encoding: .utf8) == "keep this")
            _ = try await place.maintenance.backUp(to: file, replaces: true) { _ in }
            #expect(try await MadeUpStore.findings(at: .sqlite(path: file)) == [])
        }
    }

    @Test(arguments: StoreBackend.all)
    func `A backup that is cancelled leaves nothing`(backend: StoreBackend) async throws {
        try await MadeUpStore.with(backend, seed: 23) { place, _ in
            let folder = try TemporaryDirectory()
            let file = folder.url.appending(path: "backup.sqlite").path
            let work = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return try await place.maintenance.backUp(to: file, replaces: false) { _ in }
            }
            await #expect(throws: CancellationError.self) { try await work.value }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == [])
        }
    }

    @Test(arguments: StoreBackend.all)
    func `A store after any history is in order`(backend: StoreBackend) async throws {
        try await MadeUpStore.with(backend, seed: 24) { place, _ in
            let findings = try await MadeUpStore.findings(at: place)
            #expect(findings == [])
        }
    }

    @Test(arguments: StoreBackend.all)
    func `Selections that nobody asks for any more are let go, the others stay`(backend: StoreBackend) async throws {
        try await backend.withLocation { place in
            let store = try await place.open()
            let kept = ArticleQuery(all: [.mobile, .phone])
            let left = ArticleQuery(any: [.mobile, .chips], none: [.phone])
            try await store.register(selections: [kept, left])
            try await store.save(.sample("a", [.mobile]), .sample("b", [.mobile, .phone]))
            let queries = [kept, ArticleQuery(all: [.mobile])]
            let compaction = try await place.maintenance.compact(keeping: queries) { _ in }
            #expect(compaction.selectionsRemoved == 1)
            #expect(compaction.bytesBefore > 0 && compaction.bytesAfter > 0)
            #expect(try await store.ordinals(of: ["b"], in: kept) == [1])
            #expect(try await store.ordinals(of: ["a"], in: left) == [])
            #expect(try await store.ids(left) == ["a"])
            try await store.save(.sample("c", [.mobile]))
            // It can be asked for again.
            try await store.register(selections: [left])
            #expect(try await store.ordinals(of: ["a", "c"], in: left) == [1, 2])
            try await store.close()
            #expect(try await MadeUpStore.findings(at: place) == [])
        }
    }

    @Test(arguments: StoreBackend.all)
    func `A compaction changes no answer`(backend: StoreBackend) async throws {
        try await MadeUpStore.with(backend, seed: 25) { place, clock in
            let before = try await MadeUpStore.answers(at: place, clock)
            let compaction = try await place.maintenance.compact(keeping: RandomHistory.queries) { _ in }
            #expect(compaction.selectionsRemoved == 0)
            #expect(try await MadeUpStore.answers(at: place, clock) == before)
            #expect(try await MadeUpStore.findings(at: place) == [])
        }
    }

    @Test(arguments: StoreBackend.all)
    func `A migration of a store that is there finds nothing to do, also when several do it`(
        backend: StoreBackend
    ) async throws {
        try await backend.withLocation { place in
            let made = try await place.maintenance.migrate()
            #expect(made.from == 0)
            #expect(made.to > 0)
            let several = try await withThrowingTaskGroup(of: SchemaMigration.self) { group in
                for _ in 0..<4 { group.addTask { try await place.maintenance.migrate() } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(several.allSatisfy { $0.from == made.to && $0.to == made.to })
        }
    }

    @Test(arguments: StoreBackend.all)
    func `Of long articles fewer are read at a time, and none is passed over`(backend: StoreBackend) async throws {
        try await backend.withLocation { place in
            let store = try await place.open()
            let ids = (1...5).map { "long-\($0)" }
            for id in ids {
                var article = Article.sample(id)
                article.contentHTML = "<p>" + String(repeating: "长文 long ", count: 300_000) + "</p>"
                try await store.save(article)
            }
            var read: [[String]] = []
            repeat {
                read.append(try await store.articles(after: read.last?.last, limit: 4).map(\.article.id))
            } while read.last?.isEmpty == false
            #expect(read == [["long-1", "long-2", "long-3"], ["long-4", "long-5"], []])
            #expect(try await store.articles(after: nil, limit: 2).count == 2)
            try await store.close()
            #expect(try await MadeUpStore.findings(at: place) == [])
            let folder = try TemporaryDirectory()
            let file = folder.url.appending(path: "backup.sqlite").path
            _ = try await place.maintenance.backUp(to: file, replaces: false) { _ in }
            let backup = try await StoreLocation.sqlite(path: file).open(.mustExist)
            #expect(try await backup.ids().count == 5)
            try await backup.close()
        }
    }

    @Test(arguments: StoreBackend.all)
    func `Where there is no store, none is made but by a migration`(backend: StoreBackend) async throws {
        try await backend.withLocation { place in
            let folder = try TemporaryDirectory()
            let maintenance = place.maintenance
            let work: [@Sendable () async throws -> Void] = [
                { _ = try await maintenance.check { _ in } },
                { _ = try await maintenance.compact(keeping: []) { _ in } },
                { _ = try await maintenance.backUp(to: folder.url.path + "/b.sqlite", replaces: false) { _ in } },
                { _ = try await place.copy(to: .sqlite(path: folder.url.path + "/c.sqlite")) { _ in } },
            ]
            for attempt in work {
                let error = await #expect(throws: StoreError.self) { try await attempt() }
                #expect(error?.kind == .missing)
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == [])
        }
    }
}
