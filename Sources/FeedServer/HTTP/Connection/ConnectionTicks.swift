import NIOCore

/// Patience in ticks of the sweep that ends connections.
struct ConnectionTicks: Sendable, Hashable {
    /// How often connections are looked at.
    let interval: TimeAmount
    let head: Int
    let idle: Int
    /// How long a reader may take nothing of what waits for it.
    let stalled: Int
    /// How long a client is waited for that is to close its side, or to hear that the connection ends.
    let farewell: Int

    /// Rounds up: whoever is given ten seconds has them whole.
    init(_ patience: RequestPatience) {
        let interval = min(.seconds(1), patience.head, patience.idle, patience.stalled)
        func ticks(_ time: TimeAmount) -> Int { Int(time.nanoseconds / interval.nanoseconds) + 1 }
        self.interval = interval
        head = ticks(patience.head)
        idle = ticks(patience.idle)
        stalled = ticks(patience.stalled)
        farewell = ticks(.seconds(2))
    }
}
