import Testing

@testable import FeedServer

@Suite struct PurgeQueueTests {
    private let queue = PurgeQueue()

    @Test func `Each tag waits once, the oldest is first`() {
        queue.add(["a", "b"])
        queue.add(["b", "c", "a"])
        #expect(queue.count == 3)
        #expect(queue.take(2) == ["a", "b"])
        queue.add(["a"])
        #expect(queue.take(9) == ["c", "a"])
        #expect(queue.take(9) == [])
    }

    @Test func `What could not be sent comes before what came meanwhile`() {
        queue.add(["a", "b"])
        let taken = queue.take(9)
        queue.add(["c", "a"])
        queue.putBack(taken)
        #expect(queue.take(9) == ["a", "b", "c"])
    }

    @Test func `The tag of all takes the place of every other of its site`() {
        queue.add(["news~a", "paper~a", "news+feeds"])
        queue.add(["news"])
        queue.add(["news~b"])
        #expect(queue.take(9) == ["paper~a", "news"])
        #expect(queue.count == 0)
        queue.add(["news~b"])
        #expect(queue.take(9) == ["news~b"])
    }

    @Test func `More tags than may wait are the tags of all, and nothing is lost`() {
        queue.add((0..<PurgeQueue.most).map { "news~\($0)" })
        #expect(queue.count == PurgeQueue.most)
        let taken = queue.take(10)
        queue.add((0..<10).map { "paper~\($0)" })
        #expect(queue.count == PurgeQueue.most)
        queue.putBack(taken)
        #expect(queue.take(9) == ["news", "paper"])
    }

    @Test func `A request has no more bytes of tags than caches take in a field`() {
        let long = (0..<100).map { String(repeating: "x", count: 97) + String($0 + 100) }
        queue.add(long)
        let taken = queue.take(1000)
        #expect(taken.joined(separator: " ").utf8.count < PurgeQueue.bytesPerRequest)
        #expect(taken == Array(long.prefix(69)))
        #expect(queue.count == 31)
    }

    @Test func `Nothing is made for nobody`() {
        var isMade = false
        func tags() -> [String] {
            isMade = true
            return []
        }
        Purges().add(tags())
        #expect(!isMade)
        Purges([queue]).add(tags())
        #expect(isMade)
    }
}
