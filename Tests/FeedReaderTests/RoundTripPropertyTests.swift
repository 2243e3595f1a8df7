import FeedReader
import FeedWriter
import Testing

/// Generated feeds come back as far as each format carries them.
@Suite struct RoundTripPropertyTests {
    @Test(arguments: FeedFormat.allCases)
    func `What is written is read back as far as the format carries it`(format: FeedFormat) throws {
        for seed in 0..<150 {
            var generator = GeneratedFeed(seed: UInt64(seed))
            let feed = generator.make()
            let document = FeedDocument.render(feed, as: format).identity.bytes
            let (read, problems) = try FeedReader().readFeed(bytes: document)
            #expect(problems.isEmpty, "seed \(seed)")
            let expected = FormatCapacity.carried(feed, by: format)
            try #require(Self.difference(read, expected) == nil, "seed \(seed)")
        }
    }

    @Test(arguments: FeedFormat.allCases)
    func `What was read back is written as it was`(format: FeedFormat) throws {
        for seed in 0..<50 {
            var generator = GeneratedFeed(seed: UInt64(seed))
            let once = FormatCapacity.carried(generator.make(), by: format)
            let document = FeedDocument.render(once, as: format).identity.bytes
            let read = try FeedReader().readFeed(bytes: document).feed
            try #require(Self.difference(read, FormatCapacity.carried(once, by: format)) == nil, "seed \(seed)")
        }
    }

    /// What two feeds differ in first, in words; nil where they are equal.
    private static func difference(_ left: Feed, _ right: Feed) -> String? {
        guard left != right else { return nil }
        for (one, other) in zip(left.entries, right.entries) where one != other {
            for (property, wanted) in zip(Mirror(reflecting: one).children, Mirror(reflecting: other).children)
            where "\(property.value)" != "\(wanted.value)" {
                return "\(one.id): \(property.label ?? "") is \(property.value), expected \(wanted.value)"
            }
        }
        for (property, wanted) in zip(Mirror(reflecting: left).children, Mirror(reflecting: right).children)
        where "\(property.value)" != "\(wanted.value)" {
            return "\(property.label ?? "") is \(property.value), expected \(wanted.value)"
        }
        return "they differ in bytes that look alike"
    }
}
