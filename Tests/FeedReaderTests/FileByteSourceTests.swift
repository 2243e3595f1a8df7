import FeedReader
import FeedWriter
import Foundation
import TestSupport
import Testing

@Suite struct FileByteSourceTests {
    @Test func `A file is read to its end`() throws {
        let directory = try TemporaryDirectory()
        let file = directory.url.appending(path: "lines.jsonl")
        let lines = (0..<20_000).map { "{\"id\": \"\($0)\", \"content_text\": \"第 \($0) 条\"}" }
        try Data(lines.joined(separator: "\n").utf8).write(to: file)
        var ids: [String] = []
        let head = try FeedReader()
            .read(FileByteSource(path: file.path)) { record in
                if case .entry(let read) = record { ids.append(read.entry.id) }
            }
        #expect(ids == (0..<20_000).map(String.init))
        #expect(head.format == .jsonLines)
    }

    @Test func `A file that is not there is refused in the system's words`() {
        let error = #expect(throws: FileByteSource.FileError.self) { try FileByteSource(path: "/nonexistent/feed.xml") }
        #expect(error?.description == "No such file or directory")
    }

    @Test func `A folder cannot be read`() throws {
        let error = #expect(throws: FileByteSource.FileError.self) {
            try FeedReader().read(FileByteSource(path: "/")) { _ in }
        }
        #expect(error?.description == "Is a directory")
    }
}
