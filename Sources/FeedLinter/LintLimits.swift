/// How much a linter keeps of what it reads, so that a hostile feed cannot fill the memory.
public struct LintLimits: Sendable, Hashable {
    /// The most findings that are kept; the others are counted.
    public var findings = 1000
    /// The most findings of one rule that are kept, so that one fault repeated does not hide the others.
    public var findingsOfOneRule = 100
    /// The most ids and addresses that are compared with each other.
    public var comparedValues = 200_000
    /// The most bytes of one element's text that are looked at.
    public var textByteCount = 4 << 20
    /// The most children that an element keeps to be looked at together.
    public var children = 5000
    /// The most bytes that the children of an element may take to be looked at together.
    public var childrenByteCount = 16 << 20
    /// The most bytes of an HTTP answer, and that its content may become when it is decompressed.
    public var decodedByteCount = 64 << 20

    /// Makes the limits that suit feeds of some megabytes.
    public init() {}
}
