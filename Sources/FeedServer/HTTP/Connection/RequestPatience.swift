import NIOCore

/// How long a connection may take over a request before it is ended.
struct RequestPatience: Sendable, Hashable {
    /// For the first head, from the beginning of the connection.
    var head = TimeAmount.seconds(10)
    /// For the content, from the end of the head.
    var content = TimeAmount.seconds(10)
    /// For the next head, from the end of the answer before.
    var idle = TimeAmount.seconds(75)
}
