import Foundation
import TestSupport
import Testing

@testable import FeedServer

@Suite struct FileBatchTests {
    private let parent: TemporaryDirectory
    private let path: String

    init() throws {
        parent = try TemporaryDirectory()
        path = parent.url.appending(path: "out").path
    }

    /// The folder, once it is free: a process that another test starts holds its lock until it runs its own program.
    private func folder() async throws -> OutputFolder {
        var folder: OutputFolder?
        try await Deadline.wait(until: "the folder is free") {
            folder = try? OutputFolder(path: path)
            return folder != nil
        }
        return try #require(folder)
    }

    private var drafts: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path + "/.feedserver")) ?? []).sorted()
    }

    @Test(arguments: [1, FileBatch.capacity, 2 * FileBatch.capacity + 1])
    func `Files are in their places once they are published, with bytes and times`(count: Int) async throws {
        let folder = try await folder()
        let batch = folder.batch()
        for number in 0..<count {
            #expect(try await batch.write(Array("第 \(number) 篇".utf8), to: "a/\(number % 3)/\(number)", modified: 1000))
        }

        try await batch.publish()
        for number in 0..<count {
            let file = path + "/a/\(number % 3)/\(number)"
            #expect(FileManager.default.contents(atPath: file) == Data("第 \(number) 篇".utf8))
            let attributes = try FileManager.default.attributesOfItem(atPath: file)
            #expect(attributes[.modificationDate] as? Date == Date(timeIntervalSince1970: 1000))
        }
        #expect(drafts == ["written"])
        #expect(folder.written == Set((0..<count).map { "a/\($0 % 3)/\($0)" }))
        folder.forgetWritten()
        #expect(drafts.isEmpty)
        withExtendedLifetime(folder) {}
    }

    @Test func `A file that has its bytes is not written again`() async throws {
        let folder = try await folder()
        for isNew in [true, false] {
            let batch = folder.batch()
            #expect(try await batch.write([1, 2, 3], to: "feed.rss", modified: nil) == isNew)
            try await batch.publish()
        }
    }

    @Test func `What a killed process was writing is gone with the next`() async throws {
        var held: OutputFolder? = try await folder()
        _ = try await held?.batch().write([1], to: "feed.rss", modified: nil)
        let left = path + "/.feedserver/draft-left"
        held = nil
        #expect(drafts.isEmpty)
        #expect(FileManager.default.createFile(atPath: left, contents: Data([1])))
        let folder = try await folder()
        #expect(drafts.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: path + "/feed.rss"))
        withExtendedLifetime(folder) {}
    }

    @Test func `A place that is a folder is said so`() async throws {
        let folder = try await folder()
        try FileManager.default.createDirectory(atPath: path + "/feed.rss/x", withIntermediateDirectories: true)
        let batch = folder.batch()
        _ = try await batch.write([1], to: "feed.rss", modified: nil)
        let error = await #expect(throws: AtomicFile.Failure.self) { try await batch.publish() }
        #expect(error?.description == "\(path)/feed.rss: cannot be written: Is a directory")
        withExtendedLifetime(folder) {}
    }
}
