/// Collects what is wrong while a configuration is read, so that all of it can be told at once.
///
/// A class, since every value of the file that is being read reports to the same list; it never leaves the reader.
final class ConfigurationProblemList {
    private var found: [(place: [Int], problem: ConfigurationProblem)] = []

    /// Adds a problem with a value that stands at a place; places are index paths into the file's values.
    func add(_ problem: ConfigurationProblem, at place: [Int]) {
        found.append((place, problem))
    }

    /// What was found, in the order of the file; what concerns one value, in the order in which it was found.
    var inOrder: [ConfigurationProblem] {
        found.enumerated()
            .sorted { left, right in
                if left.element.place == right.element.place { return left.offset < right.offset }
                return left.element.place.lexicographicallyPrecedes(right.element.place)
            }
            .map(\.element.problem)
    }
}
