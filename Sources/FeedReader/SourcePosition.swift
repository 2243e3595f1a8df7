/// Where in the input something stands.
public struct SourcePosition: Sendable, Hashable {
    /// The line, from 1.
    public var line: Int
    /// The place of the record among the records of the input, from 0; nil outside records.
    public var record: Int?

    /// Makes a position.
    public init(line: Int, record: Int? = nil) {
        self.line = line
        self.record = record
    }
}
