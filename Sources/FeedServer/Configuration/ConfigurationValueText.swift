import FeedWriter

/// How messages show a value: as JSON, one short line, nothing in it that a terminal would obey.
enum ConfigurationValueText {
    /// The most characters of a string that are shown.
    private static let maximumLength = 80

    static func text(of value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool(let bool): bool ? "true" : "false"
        case .number(let digits): shortened(digits)
        case .string(let string): quoted(string)
        case .array(let values): values.isEmpty ? "an empty array" : "an array"
        case .object(let members): members.isEmpty ? "an empty object" : "an object"
        }
    }

    private static func quoted(_ string: String) -> String {
        var result = "\""
        for scalar in shortened(withoutPassword(string)).unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default:
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
                    result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
                default:
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }

    /// The text of a URL with what stands between a user's name and `@` replaced.
    private static func withoutPassword(_ text: String) -> String {
        guard let start = text.firstRange(of: "://")?.upperBound,
            let at = text[start...].lastIndex(of: "@"),
            let colon = text[start..<at].firstIndex(of: ":")
        else { return text }
        return text[...colon] + "…" + text[at...]
    }

    private static func shortened(_ string: String) -> String {
        string.count > maximumLength ? string.prefix(maximumLength - 1) + "…" : string
    }
}
