/// What one user agent, or several, did.
struct PollCounts: Sendable, Hashable, Codable {
    /// Requests that were answered.
    var polls = 0
    /// Of these, without If-None-Match and If-Modified-Since.
    var unconditional = 0
    /// Answered by 200.
    var full = 0
    /// Answered by 304.
    var notModified = 0
    /// Answered by 226 (RFC 3229).
    var deltas = 0
    /// Answered by 429 (RFC 6585 §4).
    var refused = 0
    /// Answered by any other status from 400 up.
    var errors = 0
    /// Bytes of content sent.
    var bytes = 0

    /// The largest count that is kept; what is added to it is lost, and sums of thousands of them stay in range.
    static let limit = 1 << 50

    /// Counts a request.
    mutating func count(_ request: AnsweredRequest) {
        polls &+= 1
        if !request.isConditional { unconditional &+= 1 }
        switch request.status {
        case 304: notModified &+= 1
        case 200: full &+= 1
        case 226: deltas &+= 1
        case 429: refused &+= 1
        case 400...: errors &+= 1
        default: break
        }
        bytes &+= request.contentLength
    }

    /// Adds what was counted elsewhere.
    mutating func add(_ other: PollCounts) {
        for member in Self.members {
            self[keyPath: member] = min(self[keyPath: member] + min(other[keyPath: member], Self.limit), Self.limit)
        }
    }

    /// Whether every count is one that can have been counted.
    var isPlausible: Bool { Self.members.allSatisfy { (0...Self.limit).contains(self[keyPath: $0]) } }

    private static var members: [WritableKeyPath<PollCounts, Int>] {
        [\.polls, \.unconditional, \.full, \.notModified, \.deltas, \.refused, \.errors, \.bytes]
    }
}
