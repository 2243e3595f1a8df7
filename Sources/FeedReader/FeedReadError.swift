/// Why an input cannot be taken, or not further; records before the position were handed over.
public struct FeedReadError: Error, Sendable, Hashable {
    /// Where the fault stands.
    public var position: SourcePosition
    /// What was wrong and what was expected, in one sentence.
    public var message: String

    /// Makes an error.
    public init(position: SourcePosition, message: String) {
        self.position = position
        self.message = message
    }
}

extension FeedReadError: CustomStringConvertible {
    /// Position and message in one line.
    public var description: String { "\(position): \(message)" }
}
