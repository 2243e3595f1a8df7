/// Text from outside in a message: quoted, and with nothing in it that a terminal or a log would obey.
enum QuotedText {
    /// The text between quotation marks, quotes, backslashes and control characters escaped, cut after 80
    /// characters.
    static func quoted(_ text: String) -> String {
        let cut = text.count > 80 ? String(text.prefix(79)) + "…" : text
        return "\"" + escaped(cut) + "\""
    }

    /// The text with quotes, backslashes, control and format characters escaped.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where isUnsafe(scalar): result += code(scalar)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Text in any script as it is, but for characters that a terminal would obey; those escaped.
    static func printable(_ text: String) -> String {
        text.unicodeScalars.contains(where: isUnsafe)
            ? text.unicodeScalars.map { isUnsafe($0) ? code($0) : String($0) }.joined() : text
    }

    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: true
        default: false
        }
    }

    private static func code(_ scalar: Unicode.Scalar) -> String {
        "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    }
}
