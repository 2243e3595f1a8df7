/// Why a configuration was refused: everything that is wrong with it, in the order of the file.
struct ConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file, as it was named.
    var file: String
    /// What is wrong, at least one.
    var problems: [ConfigurationProblem]

    /// A line for each problem, the file in front of each.
    var description: String {
        problems.map { "\(file): \($0)" }.joined(separator: "\n")
    }
}
