import Glibc

/// Counts polls by user agent on one event loop, without locks, and without making anything of an agent that it knows.
///
/// Bound to its event loop, so not Sendable. What was counted is handed over about once a second, and at once when there
/// are many agents, so that a flood of them costs those that were there before it nothing.
final class PollTally {
    /// How many agents are counted before they have to be handed over.
    static let capacity = 256
    /// How many feeds of one agent are remembered between two times of handing over.
    private static let feedCapacity = 1024
    /// A power of two, and never more than half full.
    private static let indexSize = 4 * capacity

    private struct Entry {
        /// Where the agent is in `text`.
        var range: Range<Int>
        var hash: Int
        var tallied: TalliedAgent
        /// Whether the feed's path is wanted: the agent tells of subscribers, and of no feed.
        var isToldByPath: Bool
        /// The feed that was polled last.
        var lastFeed: UInt64?
    }

    private let deliver: ([TalliedAgent]) -> Void
    private var entries: [Entry] = []
    /// User agents one after another.
    private var text: [UInt8] = []
    /// Open addressing: 0, or the number of an entry from 1.
    private var index = [UInt16](repeating: 0, count: indexSize)
    /// The entry that was counted last.
    private var last: Int?

    /// Makes an empty tally that hands over by a closure.
    init(deliver: @escaping ([TalliedAgent]) -> Void) {
        self.deliver = deliver
    }

    /// Counts a request.
    ///
    /// - Parameters:
    ///   - request: What it came to.
    ///   - userAgent: User-Agent as sent; empty where there is none.
    ///   - path: The path of the target as sent, without the query.
    func count(_ request: AnsweredRequest, userAgent: UnsafeRawBufferPointer, path: UnsafeRawBufferPointer) {
        let agent = UnsafeRawBufferPointer(rebasing: userAgent.prefix(PollingAgent.longest))
        let position = position(of: agent)
        entries[position].tallied.counts.count(request)
        if entries[position].isToldByPath { note(path, request.status, at: position) }
    }

    /// Hands over what was counted since the last time.
    func handOver() {
        let counted = entries.filter { $0.tallied.counts.polls > 0 }.map(\.tallied)
        if entries.count > Self.capacity / 2 {
            forget()
        } else {
            for position in entries.indices {
                entries[position].tallied.counts = PollCounts()
                entries[position].tallied.feeds = []
                entries[position].lastFeed = nil
            }
        }
        if !counted.isEmpty { deliver(counted) }
    }

    private func position(of agent: UnsafeRawBufferPointer) -> Int {
        if let last, holds(agent, last) { return last }
        var hasher = Hasher()
        hasher.combine(bytes: agent)
        let hash = hasher.finalize()
        var slot = hash & (Self.indexSize - 1)
        while index[slot] != 0 {
            let position = Int(index[slot]) - 1
            if entries[position].hash == hash, holds(agent, position) {
                last = position
                return position
            }
            slot = (slot + 1) & (Self.indexSize - 1)
        }
        if entries.count == Self.capacity {
            handOver()
            slot = hash & (Self.indexSize - 1)
        }
        return add(agent, hash: hash, slot: slot)
    }

    private func add(_ agent: UnsafeRawBufferPointer, hash: Int, slot: Int) -> Int {
        let start = text.count
        text.append(contentsOf: agent)
        let taken = PollingAgent(agent)
        entries.append(
            Entry(
                range: start..<text.count,
                hash: hash,
                tallied: TalliedAgent(agent: taken),
                isToldByPath: taken.subscribers != nil && taken.feed == nil
            )
        )
        index[slot] = UInt16(entries.count)
        last = entries.count - 1
        return entries.count - 1
    }

    private func holds(_ agent: UnsafeRawBufferPointer, _ position: Int) -> Bool {
        let range = entries[position].range
        guard range.count == agent.count else { return false }
        return text.withUnsafeBytes { known in
            // Both are as long as the range; the addresses are nil only where that is empty.
            guard let known = known.baseAddress, let agent = agent.baseAddress else { return true }
            return memcmp(known + range.lowerBound, agent, range.count) == 0
        }
    }

    /// Notes that an agent with subscribers has polled a feed, if there is one.
    private func note(_ path: UnsafeRawBufferPointer, _ status: Int, at position: Int) {
        guard status == 200 || status == 304 || status == 226 else { return }
        let feed = Fingerprint.of(path)
        guard entries[position].lastFeed != feed else { return }
        entries[position].lastFeed = feed
        if entries[position].tallied.feeds.count < Self.feedCapacity { entries[position].tallied.feeds.insert(feed) }
    }

    private func forget() {
        entries.removeAll(keepingCapacity: true)
        text.removeAll(keepingCapacity: true)
        for slot in index.indices { index[slot] = 0 }
        last = nil
    }
}

@available(*, unavailable)
extension PollTally: Sendable {}
