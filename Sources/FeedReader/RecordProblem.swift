/// What is wrong with one record, and what was expected.
public struct RecordProblem: Error, Sendable, Hashable {
    /// Where the record, or the part of it, stands.
    public var position: SourcePosition
    /// What was wrong and what was expected, in one sentence.
    public var message: String

    /// Makes a problem.
    public init(position: SourcePosition, message: String) {
        self.position = position
        self.message = message
    }
}

extension RecordProblem: CustomStringConvertible {
    /// Position and message in one line.
    public var description: String { "\(position): \(message)" }
}
