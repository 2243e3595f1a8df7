import Foundation
import TestSupport
import Testing

@testable import FeedServer

@Suite struct OutputFolderTests {
    @Test func `Who is refused the folder takes nothing from who holds it`() throws {
        let parent = try TemporaryDirectory()
        let path = parent.url.appending(path: "out").path
        let holder = try OutputFolder(path: path)
        let draft = path + "/.feedserver/draft"
        #expect(FileManager.default.createFile(atPath: draft, contents: Data("half a feed".utf8)))
        let error = #expect(throws: CommandFailure.self) { try OutputFolder(path: path) }
        #expect(error?.message == "\(path): another process is generating into this folder; wait for its end")
        #expect(FileManager.default.fileExists(atPath: draft))
        withExtendedLifetime(holder) {}
    }

    @Test func `Folders above it are made, but not below a file or without a name`() throws {
        let parent = try TemporaryDirectory()
        _ = try OutputFolder(path: parent.url.appending(path: "a/b/c").path)
        let file = parent.url.appending(path: "file").path
        #expect(FileManager.default.createFile(atPath: file, contents: nil))
        let below = #expect(throws: CommandFailure.self) { try OutputFolder(path: file + "/out") }
        #expect(below?.message == "\(file)/out: cannot be written: Not a directory")
        #expect(throws: CommandFailure.self) { try OutputFolder(path: "") }
    }

    @Test func `A file that cannot be removed is said so, one that is not there is none that was`() throws {
        let parent = try TemporaryDirectory()
        let folder = try OutputFolder(path: parent.url.appending(path: "out").path)
        try folder.replace("feeds/all.rss", by: Array("a feed".utf8))
        #expect(try folder.remove("feeds/none.rss") == false)
        #expect(try folder.remove("feeds") == false)
        #expect(try folder.remove("feeds/all.rss"))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/feeds"))
        let error = #expect(throws: CommandFailure.self) { try folder.remove("\(Self.loop(in: folder))/all.rss") }
        let reason = "Too many levels of symbolic links"
        #expect(error?.message == "\(folder.path)/loop/all.rss: cannot be removed: \(reason)")
        #expect(error?.code == .inputOutput)
    }

    /// A link that leads to itself, below which nothing can be done.
    private static func loop(in folder: OutputFolder) throws -> String {
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/loop", withDestinationPath: "loop")
        return "loop"
    }

    @Test func `The folder is free again when its holder is gone`() throws {
        let parent = try TemporaryDirectory()
        let path = parent.url.appending(path: "out").path
        for _ in 0..<2 { _ = try OutputFolder(path: path) }
    }
}
