import Foundation
import GRDB
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Store

@Suite struct SQLiteBackupTests {
    @Test func `A backup is a store with all that there was, and leaves nothing beside it`() async throws {
        try await SQLiteHarness.with { harness in
            try await harness.store.save(.full, .sample("gone"))
            try await harness.store.erase(id: "gone")
            let file = harness.folder.url.appending(path: "backup.sqlite").path
            let backup = try await SQLiteMaintenance(path: harness.path).backUp(to: file, replaces: false) { _ in }
            #expect(backup.file == file)
            #expect(backup.bytes == (try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int64))
            #expect(Self.names(in: harness.folder).filter { $0.hasPrefix("backup") } == ["backup.sqlite"])
            try await harness.store.save(.sample("later"))
            let restored = try await StoreLocation.sqlite(path: file).open(.mustExist)
            #expect(try await restored.article(id: Article.full.id)?.article == .full)
            #expect(try await restored.article(id: "later") == nil)
            #expect(try await restored.lastSequence() == 3)
            try await restored.close()
            let report = try await SQLiteMaintenance(path: file).check { _ in }
            #expect(report.findings == [])
        }
    }

    @Test func `A backup while others write holds one moment`() async throws {
        try await SQLiteHarness.with { harness in
            let writing = Task {
                var number = 0
                while !Task.isCancelled {
                    number += 1
                    try await harness.store.save(.sample("article-\(number)", [.mobile]))
                }
            }
            for round in 0..<5 {
                let file = harness.folder.url.appending(path: "backup-\(round).sqlite").path
                _ = try await SQLiteMaintenance(path: harness.path).backUp(to: file, replaces: false) { _ in }
                let report = try await SQLiteMaintenance(path: file).check { _ in }
                #expect(report.findings == [])
                #expect(report.articles == report.changes)
            }
            writing.cancel()
            try await writing.value
        }
    }

    @Test func `A store that is open is never replaced, nor the store itself`() async throws {
        try await SQLiteHarness.with { harness in
            try await harness.store.save(.full)
            let error = await #expect(throws: StoreError.self) {
                try await SQLiteMaintenance(path: harness.path)
                    .backUp(to: harness.path, replaces: true, progress: { _ in })
            }
            #expect(
                error?.message
                    == "a program has this file open as a store, or was killed while it had; name another file"
            )
            #expect(try await harness.store.lastSequence() == 1)
        }
    }

    @Test func `A folder that is not there is named, and two backups to one place do not meet`() async throws {
        try await SQLiteHarness.with { harness in
            let missing = harness.folder.url.appending(path: "no/where.sqlite").path
            let error = await #expect(throws: StoreError.self) {
                try await SQLiteMaintenance(path: harness.path)
                    .backUp(to: missing, replaces: false, progress: { _ in })
            }
            let folder = harness.folder.url.appending(path: "no").path
            #expect(error?.message == "the folder \(folder) does not exist; make it first")
            let file = harness.folder.url.appending(path: "backup.sqlite").path
            let first = try BackupFile(path: file, replaces: false)
            let second = #expect(throws: StoreError.self) { try BackupFile(path: file, replaces: false) }
            #expect(second?.message == "another process is writing a backup to this place; wait for its end")
            first.discard()
        }
    }

    @Test func `A backup that is refused closes no descriptor of another's`() throws {
        let folder = try TemporaryDirectory()
        let file = folder.url.appending(path: "backup.sqlite").path
        let first = try BackupFile(path: file, replaces: false)
        // A descriptor that is closed twice is another's the second time, where that comes between the two.
        let lost = Mutex(0)
        let isOver = Atomic(false)
        let others = Thread {
            while !isOver.load(ordering: .relaxed) {
                let own = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0)
                if close(own) != 0 { lost.withLock { $0 += 1 } }
            }
            isOver.store(false, ordering: .relaxed)
        }
        others.start()
        for _ in 0..<5000 {
            #expect(throws: StoreError.self) { try BackupFile(path: file, replaces: false) }
        }
        isOver.store(true, ordering: .relaxed)
        while isOver.load(ordering: .relaxed) { sched_yield() }
        #expect(lost.withLock { $0 } == 0)
        first.discard()
    }

    @Test func `What a backup that was killed left behind is written over`() async throws {
        try await SQLiteHarness.with { harness in
            try await harness.store.save(.full)
            let file = harness.folder.url.appending(path: "backup.sqlite").path
            for suffix in ["", "-wal", "-shm"] {
                try Data(repeating: 0x5A, count: 70_000).write(to: URL(filePath: file + ".partial" + suffix))
            }
            _ = try await SQLiteMaintenance(path: harness.path).backUp(to: file, replaces: false) { _ in }
            let report = try await SQLiteMaintenance(path: file).check { _ in }
            #expect(report.findings == [])
            #expect(Self.names(in: harness.folder).filter { $0.hasPrefix("backup") } == ["backup.sqlite"])
        }
    }

    private static func names(in folder: TemporaryDirectory) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()) ?? []
    }
}
