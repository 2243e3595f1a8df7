import Testing

@testable import FeedServer

@Suite struct PurgePauseTests {
    @Test(arguments: [(1, 1.0), (2, 2.0), (3, 4.0), (6, 32.0), (7, 60.0), (8, 60.0), (Int.max, 60.0), (0, 1.0)])
    func `The pause doubles up to a minute, and chance takes up to half of it`(failures: Int, seconds: Double) {
        #expect(PurgePause.duration(after: failures, retryAfter: nil, chance: 1) == .seconds(seconds))
        #expect(PurgePause.duration(after: failures, retryAfter: nil, chance: 0) == .seconds(seconds / 2))
    }

    @Test func `A cache may ask for more, but not for ever`() {
        #expect(PurgePause.duration(after: 1, retryAfter: 30, chance: 1) == .seconds(30))
        #expect(PurgePause.duration(after: 7, retryAfter: 30, chance: 1) == .seconds(60))
        #expect(PurgePause.duration(after: 1, retryAfter: .max, chance: 1) == .seconds(300))
        #expect(PurgePause.duration(after: 1, retryAfter: -5, chance: 1) == .seconds(1))
    }
}
