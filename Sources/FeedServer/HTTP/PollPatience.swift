import Synchronization

/// How much longer those are answered who ask for the whole of a feed again and again.
///
/// A poller is an address, a user agent and a feed: everybody behind one address with the same reader asks as one, so
/// the allowance has to be a large one. Each has a leaky bucket (the generic cell rate algorithm of ITU-T I.371): it may
/// ask as often as is allowed in a day, all at once if it likes, and what it has asked is forgotten evenly within a day.
///
/// Whoever sends validators is never looked for here. It is not forgiven what it has asked without them either: one
/// poller with manners would else excuse all others behind the same address, and the path of a 304 takes no lock.
///
/// The memory is of a fixed size, taken when it is first needed and for good. Where it is too small for all who ask, those with the
/// most left of their allowance are forgotten first, so that a flood of new names does not wash away the worst.
final class PollPatience: Sendable {
    /// How many pollers share one row, of which the least telling is replaced.
    private static let ways = 8
    private static let microsecondsInDay: Int64 = 86_400_000_000

    /// A poller that is remembered.
    private struct Slot {
        /// The poller, hashed with a seed that nobody outside knows.
        var poller: UInt64 = 0
        /// When all that it has asked will be forgotten, in microseconds since 1970; past for a slot that is free.
        var forgotten = Int64.min
    }

    private let rows: UInt64
    private let slots: Mutex<[Slot]>

    /// Makes a memory.
    /// - Parameter pollers: How many are remembered at least, rounded up to a power of two; 16 bytes for each.
    init(pollers: Int = 65_536) {
        var rows: UInt64 = 1
        while rows * UInt64(Self.ways) < UInt64(clamping: pollers), rows < 1 << 20 { rows *= 2 }
        self.rows = rows
        slots = Mutex([])
    }

    /// The bytes that the memory takes by now.
    var byteCount: Int { slots.withLock { $0.capacity } * MemoryLayout<Slot>.stride }

    /// Counts a GET for the whole of a feed, unless it is one too many.
    ///
    /// - Parameters:
    ///   - client: Who asks, by ``ClientAddress``.
    ///   - userAgent: The User-Agent field, as it came; numbers of subscribers and feeds in it do not count.
    ///   - feed: The path of the feed without extension: its forms count as one.
    ///   - perDay: How many are allowed in a day, at least 1.
    ///   - now: Seconds since 1970.
    /// - Returns: Nil if it is to be answered, or the seconds after which the next one will be (Retry-After).
    func refusal(
        client: PeerAddress,
        userAgent: some Collection<UInt8>,
        feed: String,
        perDay: Int,
        now: Int64
    ) -> Int? {
        let poller = Self.hash(client, userAgent, feed)
        let row = Int(poller % rows) * Self.ways
        let interval = Self.microsecondsInDay / Int64(clamping: max(1, perDay))
        let now = now * 1_000_000
        return slots.withLock { slots in
            if slots.isEmpty { slots = Array(repeating: Slot(), count: Int(rows) * Self.ways) }
            var index = row
            for candidate in row..<row + Self.ways {
                if slots[candidate].poller == poller {
                    index = candidate
                    break
                }
                if slots[candidate].forgotten < slots[index].forgotten { index = candidate }
            }
            var forgotten = slots[index].poller == poller ? slots[index].forgotten : now
            // No longer than a day, should the clock have been set back or more have been allowed before.
            forgotten = min(max(forgotten, now), now + Self.microsecondsInDay)
            let excess = forgotten + interval - now - Self.microsecondsInDay
            guard excess <= 0 else { return Int((excess + 999_999) / 1_000_000) }
            slots[index] = Slot(poller: poller, forgotten: forgotten + interval)
            return nil
        }
    }

    private static func hash(_ client: PeerAddress, _ userAgent: some Collection<UInt8>, _ feed: String) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(client)
        hasher.combine(feed)
        // An aggregator is the same poller whatever number of subscribers it tells.
        let agent = Array(userAgent)
        hasher.combine(agent.withUnsafeBytes { PollingAgent($0) }.name)
        return UInt64(truncatingIfNeeded: hasher.finalize())
    }
}
