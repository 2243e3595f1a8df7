/// A type that tables name: what an element may hold, and what its text or an attribute's value has to be.
struct ValueType: Sendable {
    /// What may stand in an element of the type.
    enum Contents: Sendable {
        case text
        /// Elements that the tables name, and no text.
        case children
        /// Text, and elements that the tables name.
        case mixed
        case nothing
        /// Anything; the check looks at it itself.
        case markup
        case anything
    }

    let name: String
    var contents: Contents
    /// Whether the check says itself what is wrong with a value that says nothing.
    var judgesBlank: Bool
    /// What a JSON member of the type has to be.
    var jsonKind: LintElement.JSONKind
    let check: @Sendable (LintValue, inout LintContext) -> Void

    init(
        _ name: String,
        _ contents: Contents = .text,
        judgesBlank: Bool = false,
        json: LintElement.JSONKind = .string,
        check: @escaping @Sendable (LintValue, inout LintContext) -> Void = { _, _ in }
    ) {
        self.name = name
        self.contents = contents
        self.judgesBlank = judgesBlank
        jsonKind = json
        self.check = check
    }

    /// The type of a name, perhaps with parameters as in `enum(text|html)`, `integer(0-23)` and `text(255)`.
    static func named(_ name: String) -> ValueType? {
        guard let bracket = name.firstIndex(of: "("), name.hasSuffix(")") else { return byName[name] }
        let parameters = name[name.index(after: bracket)...].dropLast()
        switch name[..<bracket] {
        case "enum": return oneOf(name, parameters.split(separator: "|").map(String.init))
        case "integer":
            let bounds = parameters.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard bounds.count == 2, let low = bounds[0] else { return nil }
            return integer(name, low...(bounds[1] ?? .max))
        case "text": return Int(parameters).map { shortText(name, longest: $0) }
        default: return nil
        }
    }

    private static let byName: [String: ValueType] = {
        var types: [String: ValueType] = [:]
        for type in generalTypes + textTypes + addressTypes + dateTypes + personTypes + moduleTypes {
            types[type.name] = type
        }
        return types
    }()

    private static let generalTypes: [ValueType] = [
        ValueType("any", .anything, judgesBlank: true),
        ValueType("string", judgesBlank: true) { value, context in
            CharacterCheck.check(value.text, value, &context)
        },
        ValueType("children", .children, judgesBlank: true, json: .object),
        ValueType("mixed", .mixed, judgesBlank: true),
        ValueType("list", .children, judgesBlank: true, json: .array),
        ValueType("empty", .nothing, judgesBlank: true),
        ValueType("flag", judgesBlank: true, json: .boolean),
        ValueType("integer", json: .number) { value, context in
            checkInteger(value, Int.min...Int.max, &context)
        },
        ValueType("positive", json: .number) { value, context in checkInteger(value, 1...Int.max, &context) },
        ValueType("count", json: .number) { value, context in checkInteger(value, 0...Int.max, &context) },
        ValueType("number", json: .number) { value, context in
            if Double(value.trimmed)?.isFinite != true {
                value.report(.invalidNumber, "which is no number.", in: &context)
            }
        },
        oneOf("boolean", ["true", "false"]),
        ValueType("language", judgesBlank: true) { value, context in LanguageCheck.check(value, &context) },
        ValueType("media-type", judgesBlank: true) { value, context in
            if !MediaTypeSyntax.isMediaType(value.text) {
                value.report(.invalidMediaType, "which is no media type such as text/html.", in: &context)
            }
        },
        ValueType("base64") { value, context in
            if !MediaTypeSyntax.isBase64(value.text) {
                value.report(.invalidBase64, "which is not Base64.", in: &context)
            }
        },
    ]

    private static func oneOf(_ name: String, _ words: [String]) -> ValueType {
        ValueType(name, judgesBlank: true) { value, context in
            guard !words.contains(value.trimmed) else { return }
            let expected =
                words.count > 12 ? words.prefix(12).joined(separator: ", ") + "…" : words.joined(separator: ", ")
            value.report(.invalidValue, "which is none of: \(expected).", in: &context)
        }
    }

    private static func integer(_ name: String, _ range: ClosedRange<Int>) -> ValueType {
        ValueType(name, judgesBlank: true, json: .number) { value, context in checkInteger(value, range, &context) }
    }

    private static func checkInteger(_ value: LintValue, _ range: ClosedRange<Int>, _ context: inout LintContext) {
        let digits = value.trimmed
        let unsigned = digits.hasPrefix("-") || digits.hasPrefix("+") ? digits.dropFirst() : digits[...]
        guard !unsigned.isEmpty, unsigned.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return value.report(.invalidNumber, "which is no whole number.", in: &context)
        }
        guard let number = Int(digits) else {
            return value.report(.invalidNumber, "which is larger than programs can hold.", in: &context)
        }
        guard !range.contains(number) else { return }
        let bounds =
            range.upperBound == .max ? "\(range.lowerBound) or more" : "\(range.lowerBound) to \(range.upperBound)"
        value.report(.invalidNumber, "which is out of range: \(bounds).", in: &context)
    }

    private static func shortText(_ name: String, longest: Int) -> ValueType {
        ValueType(name) { value, context in
            PlainTextCheck.check(value, &context)
            let count = value.trimmed.count
            guard count > longest else { return }
            let message = "\(value.subject) has \(count) characters; expected at most \(longest)."
            context.add(.tooLong, value.element.line, at: value.attribute, message)
        }
    }
}
