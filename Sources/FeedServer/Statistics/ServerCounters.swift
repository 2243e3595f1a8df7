import Synchronization

/// What `/metrics` shows, as it is counted: by each event loop for itself, and by all threads what is rare.
final class ServerCounters: Sendable {
    private let shards = Mutex<[CounterShard]>([])
    private let cacheHits = Atomic(0)
    private let cacheMisses = Atomic(0)
    private let renders = Atomic(0)
    private let deltas = Atomic(0)
    private let accessLogLinesDropped = Atomic(0)
    private let lastChange = Atomic(0)
    private let purges = Atomic(0)
    private let purgesFailed = Atomic(0)
    /// What there is of the cache now; nil until there is a cache.
    private let cacheBytes = Mutex<(@Sendable () -> Int)?>(nil)
    /// How many tags wait to be purged now; nil where nobody is told.
    private let purgesWaiting = Mutex<(@Sendable () -> Int)?>(nil)

    /// Makes counters for another event loop.
    func makeShard() -> CounterShard {
        let shard = CounterShard()
        shards.withLock { $0.append(shard) }
        return shard
    }

    /// Counts a request for a document that was there as it had to be.
    func cacheHit() { cacheHits.wrappingAdd(1, ordering: .relaxed) }

    /// Counts a request for a document that had to wait for a render.
    func cacheMiss() { cacheMisses.wrappingAdd(1, ordering: .relaxed) }

    /// Counts a document that was rendered.
    func rendered() { renders.wrappingAdd(1, ordering: .relaxed) }

    /// Counts a delta that was made.
    func deltaMade() { deltas.wrappingAdd(1, ordering: .relaxed) }

    /// Counts lines of the access log that were dropped.
    func accessLogDropped(_ lines: Int) { accessLogLinesDropped.wrappingAdd(lines, ordering: .relaxed) }

    /// Notes the sequence number of the last change that was followed.
    func followed(_ sequence: Int64) { lastChange.store(Int(sequence), ordering: .relaxed) }

    /// Says how to learn how many bytes of content are in the cache.
    func measureCache(_ bytes: @escaping @Sendable () -> Int) { cacheBytes.withLock { $0 = bytes } }

    /// Counts a purge that a cache in front has taken.
    func purged() { purges.wrappingAdd(1, ordering: .relaxed) }

    /// Counts a purge that failed and is tried again.
    func purgeFailed() { purgesFailed.wrappingAdd(1, ordering: .relaxed) }

    /// Says how to learn how many tags wait to be purged.
    func measurePurges(_ waiting: @escaping @Sendable () -> Int) { purgesWaiting.withLock { $0 = waiting } }

    /// What was counted so far.
    var counts: ServerCounts {
        var counts = ServerCounts()
        for shard in shards.withLock({ $0 }) { shard.add(to: &counts) }
        counts.cacheHits += cacheHits.load(ordering: .relaxed)
        counts.cacheMisses = cacheMisses.load(ordering: .relaxed)
        counts.renders = renders.load(ordering: .relaxed)
        counts.deltas = deltas.load(ordering: .relaxed)
        counts.accessLogLinesDropped = accessLogLinesDropped.load(ordering: .relaxed)
        counts.lastChange = lastChange.load(ordering: .relaxed)
        counts.purges = purges.load(ordering: .relaxed)
        counts.purgesFailed = purgesFailed.load(ordering: .relaxed)
        counts.purgesWaiting = purgesWaiting.withLock { $0 }?() ?? 0
        counts.cacheBytes = cacheBytes.withLock { $0 }?() ?? 0
        return counts
    }
}
