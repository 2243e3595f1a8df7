import Testing

@testable import FeedServer

@Suite struct ParentCirclesTests {
    /// The circles that are found when all are asked for in their order.
    private func circles(_ parents: [Int?]) -> [[Int]] {
        var circles = ParentCircles(parents: parents)
        return parents.indices.compactMap { circles.circle(from: $0) }
    }

    @Test func `Trees have no circles, in whatever order they are written`() {
        #expect(circles([nil, 0, 1, 2, 0]) == [])
        #expect(circles([1, 2, 3, nil, 2]) == [])
    }

    @Test func `A circle is found once, from the first that is in it`() {
        #expect(circles([1, 2, 0]) == [[0, 1, 2, 0]])
        #expect(circles([nil, 1]) == [[1, 1]])
        #expect(circles([1, 0, 3, 2, nil]) == [[0, 1, 0], [2, 3, 2]])
    }

    @Test func `What leads into a circle is in none, be it looked at before the circle or after`() {
        #expect(circles([1, 2, 3, 2]) == [[2, 3, 2]])
        #expect(circles([1, 0, 1, 2]) == [[0, 1, 0]])
    }
}
