import NIOCore
import NIOPosix

/// The way by which a connection that was carried by a thread of ours gets to the router.
struct RouterEntrance: Sendable {
    let group: any EventLoopGroup
    let loops: [ObjectIdentifier: NIOLoopBound<ListenerLoop>]

    /// Gives a connection to the router for good.
    ///
    /// - Parameters:
    ///   - descriptor: The connection, which nobody else uses any more and which is counted in the census.
    ///   - bytes: What was read and not answered.
    func adopt(_ descriptor: CInt, unanswered bytes: ByteBuffer) {
        let eventLoop = group.next()
        guard let loop = loops[ObjectIdentifier(eventLoop)] else { return }
        ClientBootstrap(group: eventLoop)
            .channelOption(.autoRead, value: false)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .withConnectedSocket(descriptor)
            .whenComplete { result in
                switch result {
                case .success(let channel): loop.value.adopt(channel, unanswered: bytes)
                case .failure: loop.value.lose()
                }
            }
    }
}
