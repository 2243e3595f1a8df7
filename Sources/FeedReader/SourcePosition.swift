/// Where in the input something stands.
public struct SourcePosition: Sendable, Hashable {
    /// The line, from 1.
    public var line: Int
    /// The place of the record among the records of the input, from 0; nil outside records.
    public var record: Int?
    /// The byte, from 0, where it is known; of the input as it came, before any conversion.
    public var byte: Int?

    /// Makes a position.
    public init(line: Int, record: Int? = nil, byte: Int? = nil) {
        self.line = line
        self.record = record
        self.byte = byte
    }
}

extension SourcePosition: CustomStringConvertible {
    /// The position as a message names it, the record counted from 0 as in the interchange format.
    public var description: String {
        var text = "line \(line)"
        if let record { text += ", record \(record)" }
        if let byte { text += ", byte \(byte)" }
        return text
    }
}
