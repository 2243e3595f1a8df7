/// How much a finding matters.
public enum LintLevel: String, Sendable, Codable, Hashable, CaseIterable {
    /// A rule of the format is broken; some readers refuse the feed, or lose what the finding is about.
    case error
    /// The format allows it, and readers are known to differ or to stumble over it.
    case warning
    /// Worth knowing; nothing has to change.
    case note
}
