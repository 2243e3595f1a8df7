/// A rule that feeds are held to, as it is explained to whoever broke it.
public struct LintRule: Sendable, Hashable {
    /// A short name that stays the same.
    public let name: String
    /// How much a breach matters.
    public let level: LintLevel
    /// What the rule asks, with its source.
    public let asks: String
    /// Which reader suffers from a breach, and how.
    public let why: String
    /// What the publisher can do.
    public let remedy: String

    init(_ name: String, _ level: LintLevel, asks: String, why: String, remedy: String) {
        self.name = name
        self.level = level
        self.asks = asks
        self.why = why
        self.remedy = remedy
    }

    /// Every rule, in the order of the documentation.
    public static let all: [LintRule] =
        documentRules + structureRules + valueRules + textRules + feedRules + historyRules + jsonRules + httpRules
}
