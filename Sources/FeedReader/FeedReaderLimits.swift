/// How much of an input is taken before it is refused.
public struct FeedReaderLimits: Sendable, Hashable {
    /// The deepest nesting of JSON arrays and objects.
    public var jsonDepth: Int
    /// The deepest nesting of XML elements; at most 256, which is what libxml2 itself allows.
    public var xmlDepth: Int
    /// The most bytes that one record, or what the feed says of itself, may occupy.
    public var recordByteCount: Int

    /// Makes limits; the defaults suit articles of some megabytes.
    public init(jsonDepth: Int = 128, xmlDepth: Int = 250, recordByteCount: Int = 16 << 20) {
        self.jsonDepth = jsonDepth
        self.xmlDepth = xmlDepth
        self.recordByteCount = recordByteCount
    }
}
