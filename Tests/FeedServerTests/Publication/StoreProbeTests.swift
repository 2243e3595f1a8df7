import Synchronization
import Testing

@testable import FeedServer

/// Whoever wants to know whether the store answers costs it no more than one call.
@Suite(.timeLimit(.minutes(10))) struct StoreProbeTests {
    /// Counts calls of the store.
    private final class Calls: Sendable {
        private let number = Mutex(0)

        var count: Int { number.withLock { $0 } }

        func add() { number.withLock { $0 += 1 } }
    }

    private let calls = Calls()

    @Test(arguments: [true, false])
    func `However many want to know, the store is asked once`(isThere: Bool) async {
        let probe = StoreProbe(patience: .seconds(600)) {
            calls.add()
            return isThere
        }
        let answers = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<100 { group.addTask { await probe.isAnswered() } }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(answers == Array(repeating: isThere, count: 100))
        #expect(await probe.isAnswered() == isThere)
        #expect(calls.count == 1)
    }

    @Test func `An answer is good for a while only`() async {
        let probe = StoreProbe(patience: .milliseconds(1)) {
            calls.add()
            return true
        }
        while calls.count < 3 { _ = await probe.isAnswered() }
    }

    @Test func `A call that does not end is waited for no longer than that, and not made again`() async {
        let (ends, end) = AsyncStream.makeStream(of: Void.self)
        let probe = StoreProbe(patience: .milliseconds(10)) {
            calls.add()
            for await _ in ends {}
            return true
        }
        #expect(await probe.isAnswered() == false)
        #expect(await probe.isAnswered() == false)
        #expect(calls.count == 1)
        end.finish()
        while await !probe.isAnswered() {}
    }
}
