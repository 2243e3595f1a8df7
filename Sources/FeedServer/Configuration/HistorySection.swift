import FeedWriter
import Store

/// Reads `history`, which says for all feeds what one feed may say for itself: what readers find who were away.
enum HistorySection {
    /// What a feed says of what was before.
    struct Rules: Sendable, Hashable {
        /// Whether it has archives (RFC 5005).
        var archives = true
        /// For how many seconds it names what was taken down (RFC 6721).
        var tombstones = 90 * 86_400
    }

    /// The rules for feeds that say nothing.
    static func read(_ node: ConfigurationNode?) -> Rules {
        node.flatMap { ConfigurationObject($0, keys: .history) }.map { read($0, otherwise: Rules()) } ?? Rules()
    }

    /// The rules in an object, and others for what it does not say.
    static func read(_ object: ConfigurationObject, otherwise rules: Rules) -> Rules {
        Rules(
            archives: object.optional("archives")?.truth() ?? rules.archives,
            tombstones: object.optional("tombstones")?.seconds() ?? rules.tombstones
        )
    }
}

extension ArticleWindow {
    /// The window of a feed whose archives are as long as it is at the least: so what is in no full archive is within the
    /// window too, unless it came with an old date.
    init(count: Int, milliseconds: Int64?, history: HistorySection.Rules) {
        self.init(
            count: count,
            milliseconds: milliseconds,
            archiveCount: history.archives ? count : nil,
            takedownMilliseconds: Int64(history.tombstones) * 1000
        )
    }
}
