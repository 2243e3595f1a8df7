import Foundation
import Glibc
import TestSupport
import Testing

@testable import FeedServer

@Suite struct StatisticsFileTests {
    private let folder: TemporaryDirectory
    private let file: StatisticsFile

    init() throws {
        folder = try TemporaryDirectory()
        file = StatisticsFile(path: folder.url.appending(path: "statistics.json").path)
    }

    private func summary(_ name: String, polls: Int, feeds: Set<UInt64> = []) -> PollSummary {
        var summary = PollSummary()
        let agent = PollingAgent(name: name, subscribers: feeds.isEmpty ? nil : 5, feed: nil)
        summary.add(TalliedAgent(agent: agent, counts: PollCounts(polls: polls), feeds: feeds), at: 1000)
        return summary
    }

    private func write(_ text: String) throws { try Data(text.utf8).write(to: URL(filePath: file.path)) }

    @Test func `What several processes add is there in sum`() throws {
        #expect(try file.add(summary("手机 \"reader\"", polls: 2, feeds: [1, .max]), at: 2000) == nil)
        #expect(try file.add(summary("手机 \"reader\"", polls: 3, feeds: [2]), at: 2060) == nil)
        #expect(try file.add(summary("other", polls: 4), at: 2120) == nil)
        let document = try file.read()
        #expect(document.written == 2120)
        let read = try #require(document.summary)
        #expect(read.agents["手机 \"reader\""]?.counts.polls == 5)
        #expect(read.agents["手机 \"reader\""]?.subscribers == 15)
        #expect(read.total.polls == 9)
        #expect(FolderContents.names(below: folder.url.path) == ["statistics.json"])
    }

    @Test func `Nothing counted is nothing written`() throws {
        #expect(try file.add(PollSummary(), at: 2000) == nil)
        #expect(throws: StatisticsFileError(path: file.path, kind: .missing)) { try file.read() }
    }

    @Test(
        arguments: [
            ("", "the file is empty"),
            ("{\"version\": 1", "it is not the JSON that was written"),
            ("[]", "it is not the JSON that was written"),
            (
                "{\"version\": 2, \"written\": 5, \"agents\": [], \"floor\": 0, \"others\": \(counts(0))}",
                "they have version 2, and this program knows 1"
            ),
            (
                "{\"version\": 1, \"written\": 5, \"agents\": [], \"floor\": 0, \"others\": \(counts(-1))}",
                "a number in it cannot have been counted"
            ),
            (
                "{\"version\": 1, \"written\": 5, \"agents\": [], \"floor\": \(Int.max), \"others\": \(counts(0))}",
                "a number in it cannot have been counted"
            ),
        ]
    )
    func `A damaged file is put aside, and counting begins anew`(text: String, reason: String) throws {
        try write(text)
        let path = file.path
        let damage = "\(path): these are no statistics that this program can read: \(reason)"
        #expect { try file.read() } throws: { "\($0)" == damage }
        #expect(
            try file.add(summary("a", polls: 1), at: 2000)
                == "\(damage); the file was put aside as \(path).damaged, and counting begins anew"
        )
        #expect(try String(contentsOfFile: path + ".damaged", encoding: .utf8) == text)
        #expect(try file.read().summary?.total.polls == 1)
    }

    @Test func `Whatever became of the bytes, the file is read or called damaged`() throws {
        _ = try file.add(summary("手机 \"reader\"", polls: 2, feeds: [1, .max]), at: 2000)
        let whole = try Data(contentsOf: URL(filePath: file.path))
        var damaged = 0
        for _ in 0..<500 {
            var bytes = whole
            if Bool.random() { bytes.removeLast(Int.random(in: 1...bytes.count)) }
            for _ in 0..<Int.random(in: 1...3) where !bytes.isEmpty {
                bytes[Int.random(in: 0..<bytes.count)] =
                    [UInt8(ascii: "9"), 0x22, 0x2D, 0x7B, 0xFF, .random(in: 0...255)]
                    .randomElement() ?? 0
            }
            try bytes.write(to: URL(filePath: file.path))
            do throws(StatisticsFileError) {
                var read = try file.read().summary ?? PollSummary()
                read.add(summary("other", polls: 1))
                read.tidy(at: 3000)
            } catch {
                guard case .damaged = error.kind else { throw error }
                damaged += 1
            }
        }
        #expect(damaged > 100)
    }

    @Test func `One damaged file does not take the place of another`() throws {
        for number in 1...3 {
            try write("damage \(number)")
            _ = try file.add(PollSummary(), at: 2000)
        }
        for (name, number) in [("", 1), ("-2", 2), ("-3", 3)] {
            #expect(try String(contentsOfFile: file.path + ".damaged" + name, encoding: .utf8) == "damage \(number)")
        }
        #expect(throws: StatisticsFileError(path: file.path, kind: .missing)) { try file.read() }
    }

    @Test func `A folder in the place of the file is said so, and left alone`() throws {
        try FileManager.default.createDirectory(atPath: file.path, withIntermediateDirectories: true)
        #expect {
            try file.add(summary("a", polls: 1), at: 2000)
        } throws: {
            "\($0)"
                == "\(file.path): the statistics cannot be read: it is a folder; see that this user may read the file"
        }
    }

    @Test func `A folder that cannot be made is said so`() throws {
        try write("a file")
        let below = StatisticsFile(path: file.path + "/statistics.json")
        #expect {
            try below.add(summary("a", polls: 1), at: 2000)
        } throws: {
            "\($0)"
                == "\(below.path): the statistics cannot be written: it is no folder; name another one, or take it away; "
                + "see that this user may write to the folder, or name another file (etiquette.statistics)"
        }
    }

    @Test func `Another process at the file is not disturbed`() throws {
        let descriptor = open(folder.url.path, O_RDONLY | O_DIRECTORY)
        #expect(flock(descriptor, LOCK_EX) == 0)
        #expect(throws: StatisticsFileError(path: file.path, kind: .busy)) {
            try file.add(summary("a", polls: 1), at: 2000)
        }
        close(descriptor)
        #expect(try file.add(summary("a", polls: 1), at: 2000) == nil)
    }

    @Test func `There being no file is said so, with what to do`() {
        #expect(
            "\(StatisticsFileError(path: "statistics.json", kind: .missing))"
                == "statistics.json: there are no statistics yet; `feedserver serve` writes them a minute after the first poll"
        )
    }

    private static func counts(_ polls: Int) -> String {
        let zeros = ["unconditional", "full", "notModified", "deltas", "refused", "errors", "bytes"]
        return "{\"polls\": \(polls), " + zeros.map { "\"\($0)\": 0" }.joined(separator: ", ") + "}"
    }
}
