import Logging
import Store
import Synchronization
import Testing

@testable import FeedServer

@Suite struct StoreReachabilityTests {
    private let lines = LogMessages(level: .info)
    private let reachability: StoreReachability

    init() {
        let lines = lines
        reachability = StoreReachability(logger: Logger(label: "test") { _ in lines })
    }

    private func error(_ kind: StoreError.Kind, _ message: String) -> StoreError {
        StoreError(kind: kind, location: "db", message: message)
    }

    @Test func `What lasts is said once, whoever meets it, and again when it is something else`() {
        for _ in 0..<3 {
            reachability.failed(error(.newer, "版本 9"), doing: "Changes cannot be followed", in: .following)
            reachability.failed(error(.newer, "版本 9"), doing: "Nothing can be shown", in: .publishing)
            reachability.failed(error(.newer, "版本 9"), doing: "/feeds/all cannot be rendered")
        }
        #expect(lines.taken() == ["Changes cannot be followed: db: 版本 9"])
        reachability.failed(error(.damaged, "broken"), doing: "Changes cannot be followed", in: .following)
        #expect(lines.taken() == ["Changes cannot be followed: db: broken"])
        reachability.answered(.publishing)
        reachability.failed(error(.damaged, "broken"), doing: "Changes cannot be followed", in: .following)
        #expect(lines.taken() == [])
        reachability.answered(.following)
        reachability.failed(error(.damaged, "broken"), doing: "Changes cannot be followed", in: .following)
        #expect(lines.taken() == ["Changes cannot be followed: db: broken"])
    }

    @Test func `What a reader asked for is said each time, unless it is known`() {
        for _ in 0..<2 { reachability.failed(error(.damaged, "broken"), doing: "/feeds/all cannot be rendered") }
        let line = "/feeds/all cannot be rendered: db: broken"
        #expect(lines.taken() == [line, line])
    }

    @Test func `That the store is away is said once, and that it is back`() {
        reachability.failed(error(.unreachable, "refused"), doing: "Nothing can be shown", in: .publishing)
        reachability.failed(error(.unreachable, "lost"), doing: "Changes cannot be followed", in: .following)
        reachability.failed(error(.unreachable, "refused"), doing: "/feeds/all cannot be rendered")
        #expect(lines.taken() == ["The store is away; what is cached is served: db: refused"])
        reachability.answered(.publishing)
        reachability.answered(.following)
        #expect(lines.taken() == ["The store is back:"])
    }
}
