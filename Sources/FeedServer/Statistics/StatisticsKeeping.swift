import Logging
import ServiceLifecycle
import Synchronization

/// Keeps the statistics of a running server in their file: once a minute if there are any new ones, and when the server
/// stops.
final class StatisticsKeeping: Service {
    /// How often another process is waited for before it is given up for now.
    private static let attempts = 20
    private static let pause = Duration.milliseconds(50)

    private let statistics: ServerStatistics
    private let file: StatisticsFile
    private let logger: Logger
    private let interval: Duration
    private let now: @Sendable () -> Int64
    /// Why they could not be kept the last time; nil when they were.
    private let failure = Mutex<StatisticsFileError?>(nil)

    /// Keeps statistics in a file.
    ///
    /// - Parameters:
    ///   - statistics: What is to be kept.
    ///   - file: Where.
    ///   - logger: Is told what went wrong, once.
    ///   - interval: From one time to the next.
    ///   - now: Seconds since 1970.
    init(
        statistics: ServerStatistics,
        file: StatisticsFile,
        logger: Logger,
        interval: Duration = .seconds(60),
        now: @escaping @Sendable () -> Int64 = DateField.now
    ) {
        self.statistics = statistics
        self.file = file
        self.logger = logger
        self.interval = interval
        self.now = now
    }

    /// Begins with a look at the file, so that what is wrong with it is said at the start.
    func run() async throws {
        await keep()
        await cancelWhenGracefulShutdown { [self] in
            while !Task.isCancelled {
                try? await Task.sleep(for: interval)
                if !Task.isCancelled { await keep() }
            }
        }
        await keep()
    }

    /// Adds what was counted to the file; what cannot be added is kept for the next time.
    func keep() async {
        let counted = statistics.polls.take()
        do throws(StatisticsFileError) {
            let note = try await add(counted)
            if let note { logger.error("\(note)") }
            report(nil)
        } catch {
            statistics.polls.putBack(counted)
            report(error)
        }
    }

    private func add(_ counted: PollSummary) async throws(StatisticsFileError) -> String? {
        for _ in 1..<Self.attempts {
            do throws(StatisticsFileError) {
                return try file.add(counted, at: now())
            } catch {
                guard error.kind == .busy else { throw error }
            }
            try? await Task.sleep(for: Self.pause)
        }
        return try file.add(counted, at: now())
    }

    /// Says once that statistics are not kept, however often that is tried, and once that they are again.
    private func report(_ error: StatisticsFileError?) {
        let before = failure.withLock { failure in
            defer { failure = error }
            return failure
        }
        guard error != before else { return }
        if let error {
            logger.error("\(error); what is counted stays in memory until they can be kept")
        } else {
            logger.notice("\(file.path): the statistics can be kept again")
        }
    }
}
