/// Metrics in Prometheus's text exposition format, version 0.0.4.
struct MetricsText {
    /// Content-Type.
    static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

    /// What was written so far.
    private(set) var text = ""

    /// What kind of number a metric is.
    enum Kind: String, Sendable {
        /// Only ever grows while the process runs.
        case counter
        /// Goes up and down.
        case gauge
    }

    /// A number, and the labels by which it differs from others of the same metric.
    struct Sample {
        var labels: [(name: String, value: String)] = []
        var value: String

        /// A whole number.
        init(_ value: Int, _ labels: (name: String, value: String)...) {
            self.labels = labels
            self.value = String(value)
        }

        /// A number with a fraction.
        init(_ value: Double) { self.value = String(value) }
    }

    /// Writes a metric with all its samples.
    ///
    /// - Parameters:
    ///   - name: In its base unit, and with `_total` at the end of a counter, as the conventions have it.
    ///   - kind: What kind of number it is.
    ///   - help: What it is, in a sentence.
    ///   - samples: Each with other labels.
    mutating func write(_ name: String, _ kind: Kind, _ help: String, _ samples: [Sample]) {
        text += "# HELP \(name) \(Self.escaped(help, quotes: false))\n# TYPE \(name) \(kind.rawValue)\n"
        for sample in samples {
            let labels = sample.labels.map { "\($0.name)=\"\(Self.escaped($0.value, quotes: true))\"" }
            text += name + (labels.isEmpty ? "" : "{\(labels.joined(separator: ","))}") + " \(sample.value)\n"
        }
    }

    /// Writes a metric of one number without labels.
    mutating func write(_ name: String, _ kind: Kind, _ help: String, _ value: Int) {
        write(name, kind, help, [Sample(value)])
    }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\"" where quotes: result += "\\\""
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
