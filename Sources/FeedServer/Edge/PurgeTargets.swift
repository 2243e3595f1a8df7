import Foundation
import HTTPTypes

/// Finds the secrets that purges need, where the configuration says that they are.
enum PurgeTargets {
    /// Who is told what to drop.
    ///
    /// - Parameters:
    ///   - configuration: Says who, and where the secrets are.
    ///   - environment: The variables of the process.
    /// - Returns: In the order of the configuration.
    /// - Throws: `ConfigurationError` with every secret that cannot be had; no message holds one.
    static func make(
        _ configuration: Configuration,
        environment: [String: String]
    ) throws(ConfigurationError) -> [PurgeTarget] {
        var problems: [ConfigurationProblem] = []
        let targets = configuration.edge.purges.enumerated()
            .map { index, purge in
                PurgeTarget(
                    method: purge.method,
                    url: purge.url,
                    fields: purge.fields.map { field in
                        let found = value(of: field, environment)
                        if case .missing(let statement) = found {
                            let keyPath = "edge.purge[\(index)].fields.\(field.name)"
                            problems.append(ConfigurationProblem(keyPath: keyPath, value: nil, statement: statement))
                        }
                        return PurgeTarget.Field(name: field.name, value: found.value)
                    },
                    body: purge.body.map { PurgeTemplate($0) },
                    tagsPerRequest: purge.tagsPerRequest
                )
            }
        guard problems.isEmpty else { throw ConfigurationError(file: configuration.file, problems: problems) }
        return targets
    }

    /// What came of looking for a value.
    private enum Found {
        case template(String)
        case secret(String)
        /// It cannot be had, for a reason.
        case missing(String)

        var value: PurgeTarget.Field.Value {
            switch self {
            case .template(let text): .template(PurgeTemplate(text))
            case .secret(let text): .secret(text)
            case .missing: .secret("")
            }
        }
    }

    private static func value(of field: Configuration.Edge.Field, _ environment: [String: String]) -> Found {
        switch field.value {
        case .text(let text): return .template(text)
        case .environment(let name, let prefix):
            guard let text = environment[name], !text.isEmpty else {
                return .missing("the variable \(name) is not set; set it to the value of the field")
            }
            return secret(prefix + text, in: "the variable \(name)")
        case .file(let path, let prefix):
            guard let data = FileManager.default.contents(atPath: path), data.count <= 65_536 else {
                return .missing("\"\(path)\" cannot be read; see that the user who runs this may read it")
            }
            let text = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
            return secret(prefix + text, in: "\"\(path)\"", isEmpty: text.isEmpty)
        }
    }

    /// A secret, unless no field could have it.
    private static func secret(_ text: String, in place: String, isEmpty: Bool = false) -> Found {
        guard !isEmpty, HTTPField.isValidValue(text) else {
            return .missing("what is in \(place) is no value of a field; it is to be one line of text")
        }
        return .secret(text)
    }
}
