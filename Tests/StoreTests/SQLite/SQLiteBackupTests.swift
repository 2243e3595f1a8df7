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

    @Test func `Nothing is replaced that is no file, whatever was said`() throws {
        let folder = try TemporaryDirectory()
        func path(_ name: String) -> String { folder.url.appending(path: name).path }
        try Data("新闻".utf8).write(to: URL(filePath: path("articles")))
        #expect(symlink(path("articles"), path("link")) == 0)
        #expect(mkfifo(path("pipe"), 0o600) == 0)
        for name in ["link", "pipe"] {
            let error = #expect(throws: StoreError.self) { try BackupFile(path: path(name), replaces: true) }
            #expect(error?.message == "this is no regular file; name another place")
        }
        #expect(Self.names(in: folder) == ["articles", "link", "pipe"])
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

    @Test func `A backup whose log did not come into its file gets no name`() async throws {
        let folder = try TemporaryDirectory()
        let file = folder.url.appending(path: "backup.sqlite").path
        let backup = try BackupFile(path: file, replaces: false)
        try Data("articles".utf8).write(to: URL(filePath: file + ".partial-wal"))
        let error = #expect(throws: StoreError.self) { try backup.publish(replaces: false) }
        let message = "not all that was written came into this file; make room on the disk and do it again"
        #expect(error?.description == "\(file).partial: \(message)")
        backup.discard()
        #expect(Self.names(in: folder) == [])
    }

    @Test func `A log that cannot be emptied is said so`() async throws {
        try await SQLiteHarness.with { harness in
            try await harness.store.save(.full)
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            let reader = try DatabaseQueue(path: harness.path, configuration: configuration)
            try await reader.writeWithoutTransaction { database in
                try database.execute(sql: "BEGIN; SELECT count(*) FROM articles")
            }
            try await harness.store.save(.sample("later"))
            _ = try await harness.number("PRAGMA busy_timeout = 10")
            let error = await #expect(throws: StoreError.self) { try await harness.connections.emptyLog() }
            #expect(error?.kind == .unreachable)
            try await reader.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
            try await harness.connections.emptyLog()
            let log = try FileManager.default.attributesOfItem(atPath: harness.path + "-wal")[.size] as? Int
            #expect(log == 0)
        }
    }

    @Test func `What came to the place of a backup meanwhile stays`() throws {
        let folder = try TemporaryDirectory()
        let file = folder.url.appending(path: "backup.sqlite").path
        let backup = try BackupFile(path: file, replaces: false)
        try Data("somebody's".utf8).write(to: URL(filePath: file))
        let taken = #expect(throws: StoreError.self) { try backup.publish(replaces: false) }
        #expect(taken?.message == "there is a file of this name already; name another, or say --force")
        try Data("a log".utf8).write(to: URL(filePath: file + "-wal"))
        let opened = #expect(throws: StoreError.self) { try backup.publish(replaces: true) }
        #expect(
            opened?.message == "a program has this file open as a store, or was killed while it had; name another file"
        )
        backup.discard()
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "somebody's")
    }

    @Test func `A backup that has its name is not written over by the next, not even after a kill in between`() throws {
        let folder = try TemporaryDirectory()
        let file = folder.url.appending(path: "backup.sqlite").path
        try Data("a whole backup".utf8).write(to: URL(filePath: file))
        // Killed after it had its name, and before it lost that of a draft.
        #expect(link(file, file + ".partial") == 0)
        try BackupFile(path: file, replaces: true).discard()
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "a whole backup")
        // Opened while it was a draft, locked when it was none any more.
        #expect(link(file, file + ".partial") == 0)
        let descriptor = open(file + ".partial", O_RDWR)
        #expect(unlink(file + ".partial") == 0)
        #expect(try BackupFile.take(descriptor, file + ".partial") == false)
        close(descriptor)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "a whole backup")
    }

    @Test func `A store that bears the name of a draft is not written over while it is open`() async throws {
        let folder = try TemporaryDirectory()
        let file = folder.url.appending(path: "backup.sqlite").path
        let message = "a program has this file open as a store; name another file for the backup"
        let store = try await StoreLocation.sqlite(path: file + ".partial").open()
        try await store.save(.full)
        let own = #expect(throws: StoreError.self) { try BackupFile(path: file, replaces: false) }
        #expect(own?.description == "\(file).partial: \(message)")
        #expect(try await store.article(id: Article.full.id)?.article == .full)
        try await store.close()
        // As another process has it.
        let descriptor = open(file + ".partial", O_RDWR)
        var lock = Glibc.flock()
        lock.l_type = Int16(F_RDLCK)
        (lock.l_start, lock.l_len) = (0x4000_0002, 510)
        #expect(fcntl(descriptor, F_SETLK, &lock) == 0)
        let another = #expect(throws: StoreError.self) { try BackupFile(path: file, replaces: false) }
        #expect(another?.description == "\(file).partial: \(message)")
        close(descriptor)
        let restored = try await StoreLocation.sqlite(path: file + ".partial").open(.mustExist)
        #expect(try await restored.article(id: Article.full.id)?.article == .full)
        try await restored.close()
    }

    @Test func `A full disk is told of at the place of the backup`() {
        let error = DatabaseError(resultCode: .SQLITE_FULL)
        let told = SQLiteMaintenance.failure(SQLiteProblem.storeError(error, path: "store"), writing: "draft")
        #expect(told.location == "draft")
        let damage = DatabaseError(resultCode: .SQLITE_CORRUPT)
        let other = SQLiteMaintenance.failure(SQLiteProblem.storeError(damage, path: "store"), writing: "draft")
        #expect(other.location == "store")
    }

    private static func names(in folder: TemporaryDirectory) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()) ?? []
    }
}
