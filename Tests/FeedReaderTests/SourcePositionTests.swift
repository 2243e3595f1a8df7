import FeedReader
import Testing

@Suite struct SourcePositionTests {
    @Test func `A position outside records has no record`() {
        #expect(SourcePosition(line: 1).record == nil)
    }
}
