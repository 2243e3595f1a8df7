/// What was found in one document.
public struct LintReport: Sendable, Hashable {
    /// The format and its version, such as `RSS 2.0`; nil where that could not be told.
    public internal(set) var format: String?
    /// How many entries were read.
    public internal(set) var entryCount = 0
    /// The findings by line, those of the whole first.
    public internal(set) var findings: [LintFinding] = []
    /// How many findings there were beyond those kept.
    public internal(set) var omittedCount = 0

    /// Makes an empty report.
    public init() {}
}
