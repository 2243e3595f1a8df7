import FeedWriter
import Testing

@testable import FeedServer

@Suite struct RenderQueueTests {
    private static func key(_ name: String) -> DocumentKey { .feed(path: "/feeds/\(name)", format: .rss) }

    private static func taken(from queue: RenderQueue) -> [DocumentKey] {
        var keys: [DocumentKey] = []
        while let key = queue.next() { keys.append(key) }
        return keys
    }

    @Test func `The newest change comes first, and a document once however often it changed`() {
        let queue = RenderQueue()
        queue.add(["a", "b", "c"].map(Self.key))
        queue.add([Self.key("a")])
        queue.add([Self.key("d")])
        #expect(Self.taken(from: queue) == ["d", "a", "c", "b"].map(Self.key))
        queue.add([Self.key("b")])
        #expect(Self.taken(from: queue) == [Self.key("b")])
    }

    @Test func `Thousands of changes of a few documents leave a few documents`() {
        let queue = RenderQueue()
        for number in 0..<10_000 { queue.add([Self.key("\(number % 3)")]) }
        #expect(Self.taken(from: queue) == ["0", "2", "1"].map(Self.key))
    }

    @Test func `Whoever takes is woken once for what was added meanwhile`() async {
        let queue = RenderQueue()
        queue.add([])
        queue.add([Self.key("a")])
        queue.add([Self.key("b")])
        var wakeups = queue.wakeups.makeAsyncIterator()
        #expect(await wakeups.next() != nil)
        #expect(Self.taken(from: queue) == ["b", "a"].map(Self.key))
    }
}
