import NIOCore
import Synchronization

/// The statistics of a running server: each event loop counts for itself, and this brings it together.
final class ServerStatistics: Sendable {
    let polls = PollStatistics()
    let counters = ServerCounters()
    private let loops = Mutex<[ObjectIdentifier: NIOLoopBound<LoopStatistics>]>([:])

    /// The statistics of an event loop, made when they are first asked for; called on that loop, once for each
    /// connection.
    func loop(_ eventLoop: any EventLoop) -> LoopStatistics {
        loops.withLock { loops in
            if let known = loops[ObjectIdentifier(eventLoop)] { return known }
            let bound = NIOLoopBound(makeShare(), eventLoop: eventLoop)
            loops[ObjectIdentifier(eventLoop)] = bound
            return bound
        }
        .value
    }

    /// The statistics of a thread that carries connections, and hands over what is left when it ends.
    func makeShare() -> LoopStatistics {
        LoopStatistics(counters: counters.makeShard(), polls: polls)
    }

    /// Lets go of event loops that are to end, and takes what they have counted.
    ///
    /// While they run the sweep over their connections hands over, about once a second; one that has ended would never answer.
    func endLoops() async {
        let ending = loops.withLock { loops in
            defer { loops = [:] }
            return Array(loops.values)
        }
        for loop in ending { try? await loop.eventLoop.submit { loop.value.handOver() }.get() }
    }
}
