import Store
import Testing

@Suite(.timeLimit(.minutes(10))) struct FollowingTests {
    @Test(arguments: StoreBackend.all)
    func `A follower that looks only when it is woken sees every commit, whoever made it`(
        backend: StoreBackend
    ) async throws {
        try await backend.withLocation { location in
            let mine = try await location.open()
            let other = try await location.open(.mustExist)
            let (progress, report) = AsyncStream.makeStream(of: Int64.self)
            let follower = Task {
                for await _ in mine.wakeups() { report.yield(try await mine.lastSequence()) }
                report.finish()
            }
            var seen = progress.makeAsyncIterator()
            for (index, writer) in [mine, other, other, mine, other].enumerated() {
                try await writer.save(.sample("a\(index)"))
                while let sequence = await seen.next(), sequence <= index {}
            }
            try await other.close()
            try await mine.close()
            try await follower.value
        }
    }

    @Test(arguments: StoreBackend.all)
    func `Every stream of a store is woken, and one that ends leaves the others`(backend: StoreBackend) async throws {
        try await backend.withStore { store, _ in
            var second = store.wakeups().makeAsyncIterator()
            do {
                var first = store.wakeups().makeAsyncIterator()
                #expect(await first.next() != nil)
            }
            #expect(await second.next() != nil)
            try await store.save(.sample("a"))
            #expect(await second.next() != nil)
        }
    }

    @Test(arguments: StoreBackend.all)
    func `Several writers at once write everything and number it without a gap`(backend: StoreBackend) async throws {
        try await backend.withLocation { location in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<4 {
                    group.addTask {
                        let store = try await location.open()
                        for batch in 0..<5 {
                            let articles = (0..<10).map { Article.sample("\(writer)-\(batch)-\($0)", [.mobile]) }
                            _ = try await store.save(articles, explicitlyPublished: [])
                        }
                        try await store.close()
                    }
                }
                try await group.waitForAll()
            }
            let store = try await location.open(.mustExist)
            #expect(try await store.count(ArticleQuery(all: [.mobile])) == 200)
            #expect(try await store.changes(after: 0, limit: 500).map(\.sequence) == Array(1...200))
            try await store.close()
        }
    }
}
