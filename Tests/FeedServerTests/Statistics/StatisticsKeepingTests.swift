import Foundation
import Glibc
import Logging
import ServiceLifecycle
import TestSupport
import Testing

@testable import FeedServer

@Suite struct StatisticsKeepingTests {
    private let folder: TemporaryDirectory
    private let file: StatisticsFile
    private let messages = LogMessages()
    private let statistics = ServerStatistics()

    init() throws {
        folder = try TemporaryDirectory()
        file = StatisticsFile(path: folder.url.appending(path: "statistics.json").path)
    }

    private func keeping(interval: Duration = .seconds(3600)) -> StatisticsKeeping {
        let logger = Logger(label: "test") { [messages] _ in messages }
        return StatisticsKeeping(
            statistics: statistics,
            file: file,
            logger: logger,
            interval: interval,
            now: { 2000 }
        )
    }

    private func count(_ name: String) {
        let agent = PollingAgent(name: name, subscribers: nil, feed: nil)
        statistics.polls.add([TalliedAgent(agent: agent, counts: PollCounts(polls: 1))], at: 1000)
    }

    @Test func `What was counted is kept when the server stops`() async throws {
        count("a")
        let group = ServiceGroup(
            configuration: .init(
                services: [.init(service: keeping())],
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            )
        )
        async let running: Void = group.run()
        try await Deadline.wait(until: "the first look at the file is over") { (try? file.read()) != nil }
        count("a")
        await group.triggerGracefulShutdown()
        try await running
        #expect(try file.read().summary?.total.polls == 2)
        #expect(messages.all == [])
    }

    @Test func `What was counted is kept from time to time`() async throws {
        let group = ServiceGroup(
            configuration: .init(
                services: [.init(service: keeping(interval: .milliseconds(5)))],
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            )
        )
        async let running: Void = group.run()
        for polls in 1...3 {
            count("a")
            try await Deadline.wait(until: "\(polls) polls are kept") {
                (try? file.read().summary?.total.polls) == polls
            }
        }
        await group.triggerGracefulShutdown()
        try await running
    }

    @Test func `What cannot be kept is said once and kept later`() async throws {
        try FileManager.default.createDirectory(atPath: file.path, withIntermediateDirectories: true)
        let keeping = keeping()
        for _ in 0..<3 {
            count("a")
            await keeping.keep()
        }
        try FileManager.default.removeItem(atPath: file.path)
        await keeping.keep()
        #expect(
            messages.all == [
                "\(file.path): the statistics cannot be read: it is a folder; see that this user may read the file; what is "
                    + "counted stays in memory until they can be kept",
                "\(file.path): the statistics can be kept again",
            ]
        )
        #expect(try file.read().summary?.total.polls == 3)
    }

    @Test func `A damaged file is put aside and said so`() async throws {
        try Data("{".utf8).write(to: URL(filePath: file.path))
        await keeping().keep()
        #expect(
            messages.all == [
                "\(file.path): these are no statistics that this program can read: it is not the JSON that was written; the "
                    + "file was put aside as \(file.path).damaged, and counting begins anew"
            ]
        )
    }

    @Test func `A process that does not come to an end is not waited for`() async throws {
        let descriptor = open(folder.url.path, O_RDONLY | O_DIRECTORY)
        defer { close(descriptor) }
        #expect(flock(descriptor, LOCK_EX) == 0)
        count("a")
        await keeping().keep()
        #expect(
            messages.all == [
                "\(file.path): another process keeps its statistics there and does not come to an end; see what it does; what "
                    + "is counted stays in memory until they can be kept"
            ]
        )
        #expect(statistics.polls.take().total.polls == 1)
    }
}
