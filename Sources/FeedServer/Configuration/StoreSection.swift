import FeedWriter
import Store

/// Reads `store`, or the variable of the environment that stands in for it.
enum StoreSection {
    /// The name of the variable; a relative path in it is relative to the working directory.
    static let variable = "FEEDSERVER_STORE"
    private static let expected = "a store such as \"sqlite:articles.sqlite\""

    static func read(_ root: ConfigurationObject, environment: [String: String], folder: String) -> StoreLocation {
        let fallback = StoreLocation.sqlite(path: "")
        if let text = environment[variable], !text.isEmpty {
            // What the file says is checked all the same: it counts again when the variable is gone.
            _ = root.optional("store").map { location($0, folder: folder) }
            switch parse(text) {
            case .success(let path): return .sqlite(path: path)
            case .failure(let fault):
                let shown = ConfigurationValueText.text(of: .string(text))
                root.node.problems.add(
                    ConfigurationProblem(keyPath: variable, value: shown, statement: fault.statement),
                    at: []
                )
                return fallback
            }
        }
        return root.required("store", expected: expected).flatMap { location($0, folder: folder) } ?? fallback
    }

    private static func location(_ node: ConfigurationNode, folder: String) -> StoreLocation? {
        guard let text = node.string(expected: expected) else { return nil }
        switch parse(text) {
        case .success(let path): return .sqlite(path: ConfigurationFilePath.resolve(path, folder: folder))
        case .failure(let fault):
            node.report(fault.statement)
            return nil
        }
    }

    private struct Fault: Error {
        let statement: String
    }

    /// The path of an SQLite file.
    private static func parse(_ text: String) -> Result<String, Fault> {
        let lower = text.lowercased()
        if lower.hasPrefix("postgresql:") || lower.hasPrefix("postgres:") {
            return .failure(
                Fault(statement: "is a PostgreSQL database; this version stores in SQLite only, as sqlite:PATH")
            )
        }
        guard lower.hasPrefix("sqlite:") else {
            return .failure(Fault(statement: "is not a store of the form sqlite:PATH"))
        }
        let path = String(text.dropFirst("sqlite:".count))
        guard !path.isEmpty, !path.hasSuffix("/"), !path.unicodeScalars.contains("\0") else {
            return .failure(Fault(statement: "names no file; write sqlite:PATH"))
        }
        if path == ":memory:" {
            return .failure(Fault(statement: "would forget every article at the end; name a file"))
        }
        return .success(path)
    }
}
