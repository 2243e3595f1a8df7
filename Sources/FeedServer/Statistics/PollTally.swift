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
    /// A power of two, and never more than a quarter full.
    private static let indexSize = 4 * capacity

    /// What is looked at for every poll: no reference is in it, so none is counted.
    private struct Entry {
        /// Where the agent begins in `text`.
        var start: Int
        /// Its length in bytes.
        var length: Int
        var hash: UInt64
        /// Whether the feed's path is wanted: the agent tells of subscribers, and of no feed.
        var isToldByPath: Bool
        /// The feed that was polled last.
        var lastFeed: UInt64?
        var counts = PollCounts()
    }

    private let deliver: ([TalliedAgent]) -> Void
    /// No secret that must hold: with a hash that somebody has seen through, a look goes over 256 numbers at the most.
    private let seed = UInt64.random(in: .min ... .max)
    private var entries: [Entry] = []
    /// The agents of the entries, and the feeds that they told of.
    private var agents: [(agent: PollingAgent, feeds: Set<UInt64>)] = []
    /// User agents as sent, one after another.
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
    func count(
        _ request: AnsweredRequest,
        userAgent: UnsafeRawBufferPointer,
        path: UnsafeRawBufferPointer
    ) {
        let agent = UnsafeRawBufferPointer(rebasing: userAgent.prefix(PollingAgent.longest))
        let position = position(of: agent)
        entries[position].counts.count(request)
        if entries[position].isToldByPath { note(path, request.status, at: position) }
    }

    /// Hands over what was counted since the last time.
    func handOver() {
        let counted = entries.indices.filter { entries[$0].counts.polls > 0 }
            .map { TalliedAgent(agent: agents[$0].agent, counts: entries[$0].counts, feeds: agents[$0].feeds) }
        if entries.count > Self.capacity / 2 {
            forget()
        } else {
            for position in entries.indices {
                entries[position].counts = PollCounts()
                entries[position].lastFeed = nil
                agents[position].feeds = []
            }
        }
        if !counted.isEmpty { deliver(counted) }
    }

    private func position(of agent: UnsafeRawBufferPointer) -> Int {
        if let last, holds(agent, entries[last]) { return last }
        let hash = Fingerprint.of(agent, seed: seed)
        var slot = Int(truncatingIfNeeded: hash) & (Self.indexSize - 1)
        while index[slot] != 0 {
            let position = Int(index[slot]) - 1
            if entries[position].hash == hash, holds(agent, entries[position]) {
                last = position
                return position
            }
            slot = (slot + 1) & (Self.indexSize - 1)
        }
        if entries.count == Self.capacity {
            handOver()
            slot = Int(truncatingIfNeeded: hash) & (Self.indexSize - 1)
        }
        return add(agent, hash: hash, slot: slot)
    }

    private func add(_ agent: UnsafeRawBufferPointer, hash: UInt64, slot: Int) -> Int {
        let taken = PollingAgent(agent)
        entries.append(
            Entry(
                start: text.count,
                length: agent.count,
                hash: hash,
                isToldByPath: taken.subscribers != nil && taken.feed == nil
            )
        )
        agents.append((taken, []))
        text.append(contentsOf: agent)
        index[slot] = UInt16(entries.count)
        last = entries.count - 1
        return entries.count - 1
    }

    private func holds(_ agent: UnsafeRawBufferPointer, _ entry: Entry) -> Bool {
        guard entry.length == agent.count else { return false }
        return text.withUnsafeBytes { text in
            // The addresses are nil only where there is nothing to compare. An entry's bytes are within `text`, which is
            // only ever cut together with the entries.
            guard let text = text.baseAddress, let agent = agent.baseAddress else { return true }
            return memcmp(text + entry.start, agent, entry.length) == 0
        }
    }

    /// Notes that an agent with subscribers has polled a feed, if there is one.
    private func note(_ path: UnsafeRawBufferPointer, _ status: Int, at position: Int) {
        guard status == 200 || status == 304 || status == 226 else { return }
        let feed = Fingerprint.of(path)
        guard entries[position].lastFeed != feed else { return }
        entries[position].lastFeed = feed
        if agents[position].feeds.count < Self.feedCapacity { agents[position].feeds.insert(feed) }
    }

    private func forget() {
        entries.removeAll(keepingCapacity: true)
        agents.removeAll(keepingCapacity: true)
        text.removeAll(keepingCapacity: true)
        for slot in index.indices { index[slot] = 0 }
        last = nil
    }
}

@available(*, unavailable)
extension PollTally: Sendable {}
