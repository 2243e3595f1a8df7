/// Who asks, with the text that logs have for them.
struct Caller: Sendable, Hashable {
    /// Nil where it is not known, as of a connection that is closed by now.
    let peer: PeerAddress?
    let text: String

    /// Writes the address once.
    init(_ peer: PeerAddress?) {
        self.peer = peer
        text = peer?.description ?? "-"
    }
}
