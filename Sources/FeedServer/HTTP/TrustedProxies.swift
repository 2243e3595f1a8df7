/// Who is believed when they say on whose behalf they ask (`listen.trustedProxies`).
struct TrustedProxies: Sendable, Hashable {
    var ranges: [AddressRange] = []
    /// Whether those who come over the Unix-domain socket are.
    var unixSocket = false

    /// Whether nobody is believed.
    var isEmpty: Bool { ranges.isEmpty && !unixSocket }

    /// Whether somebody is believed.
    func contains(_ peer: PeerAddress) -> Bool {
        switch peer {
        case .internet(let address): ranges.contains { $0.contains(address) }
        case .unixSocket: unixSocket
        }
    }
}
