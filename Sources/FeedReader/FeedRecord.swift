/// One record of an input, in the order of the input.
public enum FeedRecord: Sendable, Hashable {
    /// A record that could be read, perhaps with problems.
    case entry(ReadEntry)
    /// A record of which nothing can be taken; those after it are read.
    case refused(RecordProblem)
}
