/// Takes the connections of a listening socket in place of the channel that has bound it.
protocol ConnectionTaker: Sendable {
    /// Begins to take connections from a socket that does not block.
    func take(from listener: CInt) async

    /// Takes no more of them, and returns when that is certain.
    ///
    /// - Parameter isHandedOver: Whether another process takes those that wait to be taken; who waits is taken here
    ///   otherwise.
    func stopTaking(isHandedOver: Bool) async
}
