import Synchronization

/// What is expected of those who poll, and who they are behind the proxies that are trusted.
///
/// Shared by all that answers requests; a configuration that is read again is obeyed from the next request on.
final class PollEtiquette: Sendable {
    /// What is configured of it.
    struct Rules: Sendable, Hashable {
        var trustedProxies = TrustedProxies()
        /// How often a poller may ask for the whole of a feed in a day; nil is as often as it likes.
        var unconditionalPerDay: Int?
    }

    private let trustedProxies: Mutex<TrustedProxies>
    /// Nought is as often as one likes.
    ///
    /// Apart from the lock, since every request without validators looks at it.
    private let unconditionalPerDay: Atomic<Int>
    private let patience = PollPatience()

    /// Makes an etiquette of which nothing was broken yet.
    init(_ rules: Rules) {
        trustedProxies = Mutex(rules.trustedProxies)
        unconditionalPerDay = Atomic(rules.unconditionalPerDay ?? 0)
    }

    /// Takes other rules from the next request on; what was counted stays.
    func obey(_ rules: Rules) {
        trustedProxies.withLock { $0 = rules.trustedProxies }
        unconditionalPerDay.store(rules.unconditionalPerDay ?? 0, ordering: .relaxed)
    }

    /// Who asks, by ``ClientAddress``; the lines of Forwarded and X-Forwarded-For are in their order.
    func client<Lines: BidirectionalCollection>(
        of peer: PeerAddress,
        forwarded: Lines,
        forwardedFor: Lines
    ) -> PeerAddress where Lines.Element: Collection<UInt8> {
        guard !(forwarded.isEmpty && forwardedFor.isEmpty) else { return peer }
        return ClientAddress.find(
            peer: peer,
            trusted: trustedProxies.withLock(\.self),
            forwarded: forwarded,
            forwardedFor: forwardedFor
        )
    }

    /// Whether a request is one that is counted: a GET of somebody who does not say what it has.
    func counts<Text>(_ fields: RequestFields<Text>, isHead: Bool) -> Bool {
        unconditionalPerDay.load(ordering: .relaxed) > 0 && !isHead && !fields.hasValidator
    }

    /// Counts a request that is one to be counted, unless it is one too many.
    ///
    /// - Parameters:
    ///   - client: Who asks.
    ///   - userAgent: The User-Agent field; empty if there is none.
    ///   - feed: The path of the feed without extension.
    ///   - now: Seconds since 1970.
    /// - Returns: Nil if it is to be answered, or the seconds for Retry-After.
    func refusal(client: PeerAddress, userAgent: some Collection<UInt8>, feed: String, now: Int64) -> Int? {
        let perDay = unconditionalPerDay.load(ordering: .relaxed)
        guard perDay > 0 else { return nil }
        return patience.refusal(client: client, userAgent: userAgent, feed: feed, perDay: perDay, now: now)
    }
}

extension PollEtiquette.Rules {
    /// Takes the rules out of a configuration.
    init(_ configuration: Configuration) {
        let etiquette = configuration.etiquette
        self.init(
            trustedProxies: configuration.listen.trustedProxies,
            unconditionalPerDay: etiquette.refuse ? etiquette.unconditionalPerDay : nil
        )
    }
}
