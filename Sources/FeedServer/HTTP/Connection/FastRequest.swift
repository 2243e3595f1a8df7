import NIOCore

/// A request that the fast path may answer, and what it has to know besides.
struct FastRequest {
    let head: RequestHead
    /// Whether the connection ends with the answer, whatever the request says.
    let isLast: Bool
    /// Who is at the other end; nil where that does not matter.
    let caller: Caller?
    /// When the request was read; matters only where answers are timed.
    let arrived: NIODeadline
    /// Seconds since 1970.
    let now = DateField.now()
}
