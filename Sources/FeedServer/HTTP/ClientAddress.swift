/// Who asks, where proxies stand between.
enum ClientAddress {
    /// How many proxies may stand in a row; whoever names more is believed no further.
    private static let mostHops = 32

    /// The address of the client, as far as it can be believed.
    ///
    /// A peer that is no trusted proxy is the client, whatever it says. Otherwise the hops that are named are walked from
    /// the last one back, as long as they are trusted proxies themselves: the first that is not is the client. A hop that
    /// is malformed, hidden (`_gazonk`) or `unknown` ends the walk at the proxy that named it (RFC 7239 §8.1: anybody can
    /// write such a field, so nothing to the left of the last trusted hop is worth anything).
    ///
    /// Most proxies set only one of the two fields and let the other pass as the client sent it. So where both are there
    /// they have to lead to the same address, else nobody but the peer is believed.
    ///
    /// - Parameters:
    ///   - peer: Who is at the other end of the connection.
    ///   - trusted: Who is believed.
    ///   - forwarded: The lines of Forwarded (RFC 7239) in their order.
    ///   - forwardedFor: The lines of X-Forwarded-For in their order.
    /// - Returns: Who asks: the peer, or somebody behind it.
    static func find<Lines: BidirectionalCollection>(
        peer: PeerAddress,
        trusted: TrustedProxies,
        forwarded: Lines,
        forwardedFor: Lines
    ) -> PeerAddress where Lines.Element: Collection<UInt8> {
        guard !(forwarded.isEmpty && forwardedFor.isEmpty), trusted.contains(peer) else { return peer }
        let standard = walk(forwarded, from: peer, trusted: trusted, ForwardedNode.address(inForwarded:))
        let customary = walk(forwardedFor, from: peer, trusted: trusted, ForwardedNode.address(inForwardedFor:))
        if forwarded.isEmpty { return customary }
        return forwardedFor.isEmpty || customary == standard ? standard : peer
    }

    private static func walk<Lines: BidirectionalCollection>(
        _ lines: Lines,
        from peer: PeerAddress,
        trusted: TrustedProxies,
        _ address: (ArraySlice<UInt8>) -> InternetAddress?
    ) -> PeerAddress where Lines.Element: Collection<UInt8> {
        var client = peer
        var hops = 0
        for line in lines.reversed() {
            for element in ForwardedElements(line) {
                hops += 1
                guard hops <= mostHops, let address = address(element) else { return client }
                client = .internet(address)
                guard trusted.contains(client) else { return client }
            }
        }
        return client
    }
}
