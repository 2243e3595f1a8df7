import Logging
import ServiceLifecycle

/// Tells one cache what to drop: one request at a time, what comes meanwhile together in the next.
///
/// What fails is repeated, with what has come to it, until it is done or the server stops.
struct PurgeSender: Service {
    /// For how long requests are begun after the server was told to stop.
    private static let farewell = Duration.seconds(10)

    let target: PurgeTarget
    let queue: PurgeQueue
    let counters: ServerCounters
    let logger: Logger
    /// Makes what requests are sent by.
    let connect: @Sendable () -> any PurgeTransport
    /// Waits; tests do not.
    var sleep: @Sendable (Duration) async -> Void = { try? await Task.sleep(for: $0) }

    func run() async throws {
        let transport = connect()
        await cancelWhenGracefulShutdown {
            for await _ in queue.wakeups { await drain(over: transport) }
        }
        await sendRest(over: transport)
        await transport.close()
    }

    /// Sends until nothing waits.
    private func drain(over transport: any PurgeTransport) async {
        var failures = 0
        while !Task.isCancelled {
            do throws(PurgeFailure) {
                guard try await sendNext(over: transport) else { return }
                if failures > 0 {
                    logger.notice("Purges are taken again", metadata: ["cache": "\(target.shownURL)"])
                }
                failures = 0
            } catch {
                if error.reason == .stopped { return }
                failures += 1
                report(error, failures)
                let chance = Double.random(in: 0...1)
                await sleep(PurgePause.duration(after: failures, retryAfter: error.retryAfter, chance: chance))
            }
        }
    }

    /// Tries once what waits when the server stops, and takes no longer than it may.
    private func sendRest(over transport: any PurgeTransport) async {
        let end = ContinuousClock.now.advanced(by: Self.farewell)
        var reason = "there was no time"
        do throws(PurgeFailure) {
            while ContinuousClock.now < end {
                guard try await sendNext(over: transport) else { return }
            }
        } catch {
            reason = error.description
        }
        if queue.count == 0 { return }
        logger.error(
            "The server stops, and a cache in front was not told of every change; until its copies are stale it may show what was before",
            metadata: ["cache": "\(target.shownURL)", "reason": "\(reason)", "tags": "\(queue.count)"]
        )
    }

    /// Sends what has waited longest; returns whether there was anything.
    private func sendNext(over transport: any PurgeTransport) async throws(PurgeFailure) -> Bool {
        let tags = queue.take(target.tagsPerRequest)
        if tags.isEmpty { return false }
        do throws(PurgeFailure) {
            try await transport.send(target.request(naming: tags))
            counters.purged()
            return true
        } catch {
            queue.putBack(tags)
            if error.reason != .stopped { counters.purgeFailed() }
            throw error
        }
    }

    /// Says so the first time, and then ever more seldom.
    private func report(_ failure: PurgeFailure, _ failures: Int) {
        guard failures & (failures - 1) == 0 else { return }
        logger.error(
            "A cache in front was not told of changes, and may show what was before; it is told again",
            metadata: [
                "cache": "\(target.shownURL)", "reason": "\(failure)", "failures": "\(failures)",
                "tags": "\(queue.count)",
            ]
        )
    }
}
