/// One thing that is wrong with a configuration: where, what stands there, and what was expected.
struct ConfigurationProblem: Sendable, Hashable, CustomStringConvertible {
    /// The way to the value, for example `feeds[2].limit`; empty when the file as a whole is meant.
    var keyPath: String
    /// The value as it is shown, in JSON and shortened; nil where the value says nothing.
    var value: String?
    /// What is wrong with it, as the rest of a sentence: `is not a whole number from 1 to 1000`.
    var statement: String

    /// The whole sentence: `feeds[2].limit: "many" is not a whole number from 1 to 1000`.
    var description: String {
        let sentence = [value, statement].compactMap(\.self).joined(separator: " ")
        return keyPath.isEmpty ? sentence : "\(keyPath): \(sentence)"
    }
}
