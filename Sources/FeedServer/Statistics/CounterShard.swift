import Synchronization

/// What one event loop counts for `/metrics`.
///
/// Only its event loop adds to it, so that a relaxed load and a relaxed store make an addition; anyone may read it at any
/// time.
final class CounterShard: Sendable {
    /// Statuses from 100 up, for each route.
    private static let statuses = 500

    /// Answers by route and status.
    private let answers = InlineArray<1000, Atomic<Int>> { _ in Atomic(0) }
    private let contentBytes = InlineArray<2, Atomic<Int>> { _ in Atomic(0) }
    private let unconditional = Atomic(0)
    private let refusals = InlineArray<32, Atomic<Int>> { _ in Atomic(0) }
    private let opened = Atomic(0)
    private let closed = Atomic(0)
    private let handshakesFailed = Atomic(0)
    private let cacheHits = Atomic(0)

    /// Counts an answer.
    func count(_ request: AnsweredRequest) {
        let route = request.route == .fast ? 0 : 1
        let status = min(max(request.status - 100, 0), Self.statuses - 1)
        Self.add(1, to: answers[route * Self.statuses + status])
        Self.add(request.contentLength, to: contentBytes[route])
        if !request.isConditional, request.status < 400 { Self.add(1, to: unconditional) }
    }

    /// Counts a request that was turned away.
    func count(_ refusal: Refusal) {
        guard let position = Refusal.allCases.firstIndex(of: refusal), position < 32 else { return }
        Self.add(1, to: refusals[position])
    }

    /// Counts a connection that was taken.
    func connectionOpened() { Self.add(1, to: opened) }

    /// Counts a connection that has ended.
    func connectionClosed() { Self.add(1, to: closed) }

    /// Counts a TLS handshake that came to nothing.
    func handshakeFailed() { Self.add(1, to: handshakesFailed) }

    /// Counts a request for a document that was there as it had to be.
    func cacheHit() { Self.add(1, to: cacheHits) }

    /// Adds what was counted so far.
    func add(to counts: inout ServerCounts) {
        for (position, route) in AnsweredRequest.Route.allCases.enumerated() {
            for status in 0..<Self.statuses {
                let count = answers[position * Self.statuses + status].load(ordering: .relaxed)
                if count > 0 { counts.answers[.init(route: route, status: status + 100), default: 0] += count }
            }
            counts.contentBytes[route, default: 0] += contentBytes[position].load(ordering: .relaxed)
        }
        for (position, refusal) in Refusal.allCases.enumerated() where position < 32 {
            counts.refusals[refusal, default: 0] += refusals[position].load(ordering: .relaxed)
        }
        counts.unconditional += unconditional.load(ordering: .relaxed)
        counts.connectionsOpened += opened.load(ordering: .relaxed)
        counts.connectionsClosed += closed.load(ordering: .relaxed)
        counts.handshakesFailed += handshakesFailed.load(ordering: .relaxed)
        counts.cacheHits += cacheHits.load(ordering: .relaxed)
    }

    private static func add(_ amount: Int, to counter: borrowing Atomic<Int>) {
        counter.store(counter.load(ordering: .relaxed) &+ amount, ordering: .relaxed)
    }
}
