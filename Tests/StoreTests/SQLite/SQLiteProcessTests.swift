import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// What happens between processes: one is killed amid its writes, one writes while another follows.
@Suite(.timeLimit(.minutes(2))) struct SQLiteProcessTests {
    @Test(arguments: [0, 2, 5, 9])
    func `After a kill every acknowledged batch is whole and no other is there in part`(batch: Int) async throws {
        let size = 40
        let folder = try TemporaryDirectory()
        let path = folder.url.appending(path: "articles.sqlite").path
        let acknowledged = try #require(
            await WriterProcess.background {
                try WriterProcess("sqlite:\(path)", batches: 0...100_000, size: size).kill(after: batch)
            }
        )
        let store = try await SQLiteStore.open(path: path, opening: .mustExist, clock: Timestamp.now)
        let count = try await store.count(ArticleQuery())
        #expect(count % size == 0)
        #expect(count >= (acknowledged + 1) * size)
        #expect(count <= (acknowledged + 2) * size)
        #expect(try await store.lastSequence() == Int64(count))
        #expect(try await store.articles(after: nil, limit: .max).count == count)
        let check = try await store.connections.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
        #expect(check == "ok")
        #expect(
            try await WriterProcess.background {
                try WriterProcess("sqlite:\(path)", batches: 0...0, size: size).wait()
            } == 0
        )
        #expect(try await store.count(ArticleQuery()) == count)
        try await store.close()
    }

    @Test func `What another process writes wakes those who follow here`() async throws {
        let folder = try TemporaryDirectory()
        let path = folder.url.appending(path: "articles.sqlite").path
        let store = try await SQLiteStore.open(path: path, opening: .createIfMissing, clock: Timestamp.now)
        let follower = Task {
            for await _ in store.wakeups() {
                let sequence = try await store.lastSequence()
                if sequence == 30 { return sequence }
            }
            return 0
        }
        #expect(
            try await WriterProcess.background { try WriterProcess("sqlite:\(path)", batches: 0...2, size: 10).wait() }
                == 0
        )
        #expect(try await follower.value == 30)
        try await store.close()
    }

    @Test func `Processes that make the store at the same moment all write to the same one`() async throws {
        let folder = try TemporaryDirectory()
        let path = folder.url.appending(path: "articles.sqlite").path
        let statuses = try await WriterProcess.background {
            let writers = try (0..<4)
                .map { try WriterProcess("sqlite:\(path)", batches: $0 * 10...$0 * 10 + 4, size: 5) }
            return writers.map { $0.wait() }
        }
        #expect(statuses == [0, 0, 0, 0])
        let store = try await SQLiteStore.open(path: path, opening: .mustExist, clock: Timestamp.now)
        #expect(try await store.count(ArticleQuery()) == 100)
        #expect(try await store.changes(after: 0, limit: 200).map(\.sequence) == Array(1...100))
        try await store.close()
    }

    /// A second opening once dropped the locks of the first, and the other process took the log away.
    @Test func `A store that was opened twice here is still locked after the second is closed`() async throws {
        let folder = try TemporaryDirectory()
        let path = folder.url.appending(path: "articles.sqlite").path
        let store = try await SQLiteStore.open(path: path, opening: .createIfMissing, clock: Timestamp.now)
        let second = try await SQLiteStore.open(path: path, opening: .mustExist, clock: Timestamp.now)
        try await second.close()
        #expect(
            try await WriterProcess.background { try WriterProcess("sqlite:\(path)", batches: 0...0, size: 10).wait() }
                == 0
        )
        #expect(FileManager.default.fileExists(atPath: path + "-wal"))
        try await store.save(.full)
        #expect(try await store.count(ArticleQuery()) == 11)
        try await store.close()
        let again = try await SQLiteStore.open(path: path, opening: .mustExist, clock: Timestamp.now)
        #expect(try await again.count(ArticleQuery()) == 11)
        try await again.close()
    }
}
