import Store
import Testing

@testable import FeedServer

@Suite struct ScheduledPublishingTests {
    @Test(
        arguments: [
            (nil, 1000), (5_000_000, 1000), (1_000_400, 400), (1_000_001, 25), (1_000_000, 25), (994_000, 25),
        ] as [(Int64?, Int64)]
    )
    func `What is due by the clock here, and not by that of the store, is not asked for without a pause`(
        due: Int64?,
        milliseconds: Int64
    ) {
        let now = Timestamp(milliseconds: 1_000_000)
        #expect(ScheduledPublishing.sleep(until: due.map(Timestamp.init(milliseconds:)), now: now) == milliseconds)
    }
}
