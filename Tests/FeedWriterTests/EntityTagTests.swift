import FeedWriter
import Testing

@Suite struct EntityTagTests {
    /// The hash of nothing is given in the specification of XXH3.
    @Test func `A tag is the XXH3 hash of the bytes in quotation marks`() {
        #expect(EntityTag(of: []).value == "\"99aa06d3014798d86001c324468d497f\"")
        #expect(EntityTag.digest(of: []) == "99aa06d3014798d86001c324468d497f")
    }

    @Test func `Equal bytes have equal tags and others do not`() {
        #expect(EntityTag(of: [1, 2, 3]) == EntityTag(of: [1, 2, 3]))
        #expect(EntityTag(of: [1, 2, 3]) != EntityTag(of: [1, 2, 4]))
        #expect(EntityTag(of: [0]) != EntityTag(of: []))
    }
}
