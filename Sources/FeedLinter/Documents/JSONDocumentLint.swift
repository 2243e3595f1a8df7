import FeedReader
import FeedWriter

/// Walks through a JSON Feed and hands its members to the checker, as if they were elements.
enum JSONDocumentLint {
    static func lint(_ input: BufferedInput, with checker: inout ElementChecker) throws {
        do {
            if try input.prefix(3).elementsEqual([0xEF, 0xBB, 0xBF]) {
                checker.context.add(.leadingSpace, 1, "A byte order mark stands before the JSON text (RFC 8259 §8.1).")
                input.advance(by: 3)
            }
            var scanner = JSONScanner(input: input, limits: FeedReaderLimits())
            scanner.keepsControlCharacters = true
            checker.context.setFormat("JSON Feed")
            guard try scanner.peekToken() == UInt8(ascii: "{") else {
                return checker.context.add(
                    .notAFeed,
                    input.line,
                    "The document is an array; expected a JSON Feed's object."
                )
            }
            try walk(&scanner, named: "feed", depth: 0, with: &checker)
            guard let rest = try scanner.peekToken() else { return }
            throw scanner.unexpected(rest, "the end of the document")
        } catch let fault as FeedReadError {
            checker.context.path = []
            checker.context.add(.notWellFormed, fault.position.line, fault.message)
        }
    }

    static func lintItems(_ input: BufferedInput, with checker: inout ElementChecker) throws {
        checker.context.setFormat("JSON Lines")
        do {
            var scanner = JSONScanner(input: input, limits: FeedReaderLimits())
            scanner.keepsControlCharacters = true
            while try scanner.peekToken() != nil { try walk(&scanner, named: "items", depth: 0, with: &checker) }
        } catch let fault as FeedReadError {
            checker.context.path = []
            checker.context.add(.notWellFormed, fault.position.line, fault.message)
        }
    }

    private static func walk(
        _ scanner: inout JSONScanner,
        named name: String,
        depth: Int,
        with checker: inout ElementChecker
    ) throws {
        var element = LintElement(key: "json:" + name, spelling: Quoted.name(name), line: 1)
        let token = try scanner.peekToken()
        element.line = scanner.input.line
        guard depth < scanner.limits.jsonDepth else {
            throw scanner.fault("Arrays and objects are nested deeper than \(scanner.limits.jsonDepth); expected less.")
        }
        switch token {
        case UInt8(ascii: "{"):
            element.jsonKind = .object
            checker.open(element)
            var names: Set<String> = []
            try scanner.members { scanner, member in
                if !names.insert(member).inserted {
                    let message = "“\(element.spelling)” has the member \(Quoted.text(member)) twice."
                    checker.context.add(.duplicateMember, scanner.input.line, at: Quoted.name(member), message)
                }
                if names.count > 10_000 {
                    throw scanner.fault("An object has more than 10,000 members; expected less.")
                }
                try walk(&scanner, named: member, depth: depth + 1, with: &checker)
            }
        case UInt8(ascii: "["):
            element.jsonKind = .array
            checker.open(element)
            try scanner.elements { try walk(&$0, named: name, depth: depth + 1, with: &checker) }
        default:
            let value = try scanner.value()
            element.jsonKind = kind(of: value)
            checker.open(element)
            checker.text(text(of: value))
        }
        checker.close()
    }

    private static func kind(of value: JSONValue) -> LintElement.JSONKind {
        switch value {
        case .null: .null
        case .bool: .boolean
        case .number: .number
        case .string: .string
        case .array: .array
        case .object: .object
        }
    }

    private static func text(of value: JSONValue) -> String {
        switch value {
        case .number(let spelling), .string(let spelling): spelling
        case .bool(let flag): flag ? "true" : "false"
        case .null, .array, .object: ""
        }
    }
}
