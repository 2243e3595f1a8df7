import Store

/// How long a feed may be kept before it is asked for again (RFC 9111 §4.2.1), by how often it has changed.
///
/// A cache that is told nothing may take a tenth of the time since the last modification (RFC 9111 §4.2.2). This is the
/// same tenth, of the time that usually passes from one change of the feed to the next: readers who are used to waiting
/// for ten hours then wait for another at most.
///
/// What usually passes is the median of the newest intervals, which one night or one long week-end does not move, or the
/// newest interval alone if that is shorter. For what a feed says after a long silence is often the first of many: with
/// the second change, or a correction of the first, it is already polled as often as any. The first one itself is hidden
/// from nobody for longer than `most`, which is the publisher's choice and by default no longer than for all.
///
/// No clock is asked, so that every node says the same and nothing need be prepared anew while nothing happens. A feed
/// that falls silent after busy days is therefore polled often until its next change: polls too many are cheap, news
/// that come late are not.
enum FreshnessLifetime {
    /// How many intervals are looked at.
    private static let intervals = 8
    /// What is changed within a minute, as by an import, is one change.
    private static let millisecondsOfOneChange: Int64 = 60_000

    /// Seconds from `least` to `most`.
    ///
    /// - Parameters:
    ///   - changes: When the feed changed, in any order; fewer than two tell nothing, and give the least.
    ///   - least: What is said of a feed that changes all the time; seconds.
    ///   - most: What is said of one that hardly ever does; seconds.
    /// - Returns: max-age.
    static func seconds(changes: some Sequence<Timestamp>, least: Int, most: Int) -> Int {
        guard least < most else { return least }
        let found = newestIntervals(changes)
        guard let newest = found.first else { return least }
        let usual = min(newest, found.sorted()[(found.count - 1) / 2])
        return Int(min(max(usual / 10_000, Int64(clamping: least)), Int64(clamping: most)))
    }

    /// Milliseconds from change to change, the newest first.
    private static func newestIntervals(_ changes: some Sequence<Timestamp>) -> [Int64] {
        var found: [Int64] = []
        var newer: Int64?
        for time in changes.map(\.milliseconds).sorted(by: >) {
            let (interval, overflow) = (newer ?? time).subtractingReportingOverflow(time)
            if newer == nil {
                newer = time
            } else if overflow || interval >= millisecondsOfOneChange {
                found.append(overflow ? .max : interval)
                newer = time
            }
            if found.count == intervals { break }
        }
        return found
    }
}
