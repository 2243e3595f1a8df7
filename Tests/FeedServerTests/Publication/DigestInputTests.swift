import FeedWriter
import Testing

@testable import FeedServer

@Suite struct DigestInputTests {
    @Test func `The digest is of lengths, names and values, however much there is`() {
        for length in [0, 1, 2000, 2040, 5000, 100_000] {
            let value = String(repeating: "é", count: length)
            var expected: [UInt8] = [4, 0, 0, 0, 0, 0, 0, 0] + Array("name".utf8) + [1]
            withUnsafeBytes(of: UInt64(2 * length).littleEndian) { expected += $0 }
            expected += Array(value.utf8) + [5, 0, 0, 0, 0, 0, 0, 0] + Array("other".utf8) + [0]
            var input = DigestInput()
            input.add("name", value)
            input.add("other", nil)
            #expect(input.digest == EntityTag.digest(of: expected))
            var outer = DigestInput()
            outer.add("gone", "gone")
            outer.removeAll()
            outer.add(input)
            #expect(outer.digest == input.digest)
        }
    }
}
