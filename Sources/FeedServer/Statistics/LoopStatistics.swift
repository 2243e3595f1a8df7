import HTTPTypes

/// All that is counted on one event loop, or on one thread that carries connections: for `/metrics`, and polls by user
/// agent.
///
/// Bound to that loop or thread, so not Sendable.
final class LoopStatistics {
    /// For what is no answer: connections, refusals.
    let counters: CounterShard
    private let tally: PollTally
    private var isHandOverDue = false

    /// Makes statistics whose polls go to `polls`.
    init(counters: CounterShard, polls: PollStatistics) {
        self.counters = counters
        tally = PollTally { polls.add($0, at: DateField.now()) }
    }

    /// Counts a request that was answered.
    ///
    /// - Parameters:
    ///   - request: What it came to.
    ///   - userAgent: User-Agent as sent; empty where there is none.
    ///   - path: The path of the target as sent, without the query.
    func count(_ request: AnsweredRequest, userAgent: UnsafeRawBufferPointer, path: UnsafeRawBufferPointer) {
        counters.count(request)
        guard !Self.isHealthCheck(path) else { return }
        tally.count(request, userAgent: userAgent, path: path)
        isHandOverDue = true
    }

    /// Counts a request that was answered from prepared bytes.
    func count(_ head: RequestHead, status: Int, contentLength: Int) {
        let request = AnsweredRequest(
            route: .fast,
            status: status,
            contentLength: contentLength,
            isConditional: head.fields.ifNoneMatch != nil || head.fields.ifModifiedSince != nil
        )
        let none = UnsafeRawBufferPointer(start: nil, count: 0)
        count(request, userAgent: head.userAgent?.buffer ?? none, path: head.path.buffer)
    }

    /// Counts a request that was refused before anything was read of it that could be named.
    func count(_ refusal: Refusal, contentLength: Int) {
        counters.count(refusal)
        counters.count(
            AnsweredRequest(
                route: .fast,
                status: refusal.status.code,
                contentLength: contentLength,
                isConditional: false
            )
        )
    }

    /// Hands over the polls that were counted.
    func handOver() {
        isHandOverDue = false
        tally.handOver()
    }

    /// Hands over the polls that were counted, if any were; called about once a second.
    func handOverIfDue() {
        if isHandOverDue { handOver() }
    }

    private static func isHealthCheck(_ path: UnsafeRawBufferPointer) -> Bool {
        guard path.count == 7 || path.count == 8 else { return false }
        return path.elementsEqual("/healthz".utf8) || path.elementsEqual("/readyz".utf8)
    }
}

@available(*, unavailable)
extension LoopStatistics: Sendable {}
