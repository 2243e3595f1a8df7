import NIOCore

/// A connection that the router has, and how its reader comes on.
struct RoutedConnection {
    let channel: any Channel
    /// Bytes that waited in the channel at the last look; nil before the first.
    private var unsentBytes: Int?
    /// The tick of the next look.
    private var nextLook: Int

    /// Begins to watch.
    init(_ channel: any Channel, at tick: Int, ticks: ConnectionTicks) {
        self.channel = channel
        nextLook = tick + ticks.stalled
    }

    /// Gives the reader up if it has taken nothing since the last look of what waits for it.
    mutating func tick(_ tick: Int, _ ticks: ConnectionTicks) {
        guard tick >= nextLook else { return }
        nextLook = tick + ticks.stalled
        let waiting = (try? channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
        if waiting > 0, waiting == unsentBytes { UnsentAnswerHandler.abandon(channel) }
        unsentBytes = waiting
    }
}
