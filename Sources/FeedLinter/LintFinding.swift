/// A place where a feed breaks a rule.
public struct LintFinding: Sendable, Hashable {
    /// The rule that is broken.
    public let rule: LintRule
    /// The line, from 1; nil where the whole is meant.
    public let line: Int?
    /// The names of the elements that lead to the place, outermost first, the last perhaps an attribute.
    public let path: [String]
    /// What is wrong.
    public let message: String

    /// In one line, as compilers say it: level, rule, message and what to do.
    public var text: String {
        (line.map { "\($0): " } ?? "") + "\(rule.level.rawValue): \(message) \(rule.remedy) [\(rule.name)]"
    }
}
