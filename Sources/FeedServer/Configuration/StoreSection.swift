import FeedWriter
import Store

/// Reads `store`, or the variable of the environment that stands in for it.
enum StoreSection {
    /// The name of the variable; a relative path in it is relative to the working directory.
    static let variable = "FEEDSERVER_STORE"
    private static let expected = "a store such as \"sqlite:articles.sqlite\""

    static func read(_ root: ConfigurationObject, environment: [String: String], folder: String) -> StoreLocation {
        let fallback = StoreLocation.sqlite(path: "")
        guard let text = environment[variable], !text.isEmpty else {
            return root.required("store", expected: expected).flatMap { location($0, folder: folder) } ?? fallback
        }
        // What the file says is checked all the same: it counts again when the variable is gone.
        _ = root.optional("store").map { location($0, folder: folder) }
        do throws(StoreError) {
            return try StoreLocation.parse(text, relativeTo: "")
        } catch {
            root.node.problems.add(problem(error, at: variable), at: [])
            return fallback
        }
    }

    private static func location(_ node: ConfigurationNode, folder: String) -> StoreLocation? {
        guard let text = node.string(expected: expected) else { return nil }
        do throws(StoreError) {
            return try StoreLocation.parse(text, relativeTo: folder)
        } catch {
            node.problems.add(problem(error, at: node.keyPath), at: node.place)
            return nil
        }
    }

    private static func problem(_ error: StoreError, at keyPath: String) -> ConfigurationProblem {
        let shown = ConfigurationValueText.text(of: .string(error.location))
        return ConfigurationProblem(keyPath: keyPath, value: "\(shown):", statement: error.message)
    }
}
