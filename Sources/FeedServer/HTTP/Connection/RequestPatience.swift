import NIOCore

/// How long a connection may take over a request before it is ended.
struct RequestPatience: Sendable, Hashable {
    /// For the first head, from the beginning of the connection.
    var head = TimeAmount.seconds(10)
    /// For the content, from the end of the head.
    var content = TimeAmount.seconds(10)
    /// For the next head, from the end of the answer before.
    var idle = TimeAmount.seconds(75)
    /// For a reader to take some of what waits for it.
    var stalled = TimeAmount.seconds(30)
}

extension RequestPatience {
    /// As the configuration has it.
    init(_ timeouts: Configuration.Listen.Timeouts) {
        self.init(
            head: .seconds(Int64(timeouts.head)),
            content: .seconds(Int64(timeouts.body)),
            idle: .seconds(Int64(timeouts.idle))
        )
    }
}
