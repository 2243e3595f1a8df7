package import FeedWriter

/// Reads JSON (RFC 8259) strictly, value by value, off a source.
package struct JSONScanner {
    package let input: BufferedInput
    package let limits: FeedReaderLimits
    /// Which record is being read, for messages.
    var record: Int?
    /// How many characters were taken out of strings: lone surrogates, and those that XML 1.0 forbids.
    package private(set) var removedCharacterCount = 0
    /// Whether strings keep the characters that JSON allows and XML forbids.
    package var keepsControlCharacters = false
    /// What the bytes are all of, for messages.
    var extent = "input"
    private var valueStart = 0
    /// What the values read since `valueStart` take in memory beside their bytes.
    private var overhead = 0

    package init(input: BufferedInput, limits: FeedReaderLimits) {
        self.input = input
        self.limits = limits
    }

    /// A place to report, where the next byte stands.
    var position: SourcePosition {
        SourcePosition(line: input.line, record: record, byte: input.offset)
    }

    package func fault(_ message: String) -> FeedReadError {
        FeedReadError(position: position, message: message)
    }

    func skipWhitespace() throws {
        while let byte = try input.peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            input.advance()
        }
    }

    /// The next byte that is no white space; nil at the end.
    package func peekToken() throws -> UInt8? {
        try skipWhitespace()
        return try input.peek()
    }

    /// Takes one byte that must come next, white space aside.
    func expect(_ byte: UInt8, _ expectation: String) throws {
        let found = try peekToken()
        guard found == byte else { throw unexpected(found, expectation) }
        input.advance()
    }

    package func unexpected(_ found: UInt8?, _ expectation: String) -> FeedReadError {
        guard let found else { return fault("The \(extent) ends; expected \(expectation).") }
        let shown =
            found > 0x20 && found < 0x7F
            ? "“\(Character(Unicode.Scalar(found)))”" : "byte 0x" + String(found, radix: 16)
        return fault("Found \(shown); expected \(expectation).")
    }

    /// Reads one value whole.
    ///
    /// - Throws: `FeedReadError` when it is no JSON, nested too deeply or too large; what the source throws.
    package mutating func value(depth: Int = 0) throws -> JSONValue {
        if depth == 0 { beginValue() }
        overhead += 64
        try checkSize()
        switch try peekToken() {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case let byte? where byte == UInt8(ascii: "-") || Self.isDigit(byte): return .number(try number())
        case let found: throw unexpected(found, "a JSON value")
        }
    }

    /// Reads the members of an object, handing over each name; the receiver reads the value.
    package mutating func members(_ member: (inout JSONScanner, String) throws -> Void) throws {
        try expect(UInt8(ascii: "{"), "an object")
        if try peekToken() == UInt8(ascii: "}") {
            input.advance()
            return
        }
        while true {
            guard try peekToken() == UInt8(ascii: "\"") else {
                throw unexpected(try input.peek(), "a member's name in double quotes")
            }
            let name = try string()
            try expect(UInt8(ascii: ":"), "“:” after a member's name")
            try member(&self, name)
            guard try next(or: UInt8(ascii: "}"), "“,” or “}” in an object") else { return }
        }
    }

    /// Reads the elements of an array; the receiver reads each.
    package mutating func elements(_ element: (inout JSONScanner) throws -> Void) throws {
        try expect(UInt8(ascii: "["), "an array")
        if try peekToken() == UInt8(ascii: "]") {
            input.advance()
            return
        }
        while true {
            try element(&self)
            guard try next(or: UInt8(ascii: "]"), "“,” or “]” in an array") else { return }
        }
    }

    /// Begins to count the size of a value that is read piece by piece.
    package mutating func beginValue() {
        valueStart = input.offset
        overhead = 0
    }

    mutating func takeRemovedCharacterCount() -> Int {
        defer { removedCharacterCount = 0 }
        return removedCharacterCount
    }

    mutating func noteRemovedCharacter() {
        removedCharacterCount += 1
    }

    func checkSize() throws {
        guard input.offset - valueStart + overhead <= limits.recordByteCount else {
            throw fault("The value takes more than \(limits.recordByteCount) bytes; expected less.")
        }
    }

    private mutating func object(depth: Int) throws -> JSONValue {
        try checkDepth(depth)
        var members: [JSONValue.Member] = []
        try self.members { scanner, name in
            members.append(JSONValue.Member(name, try scanner.value(depth: depth)))
        }
        return .object(members)
    }

    private mutating func array(depth: Int) throws -> JSONValue {
        try checkDepth(depth)
        var values: [JSONValue] = []
        try elements { values.append(try $0.value(depth: depth)) }
        return .array(values)
    }

    private func checkDepth(_ depth: Int) throws {
        guard depth <= limits.jsonDepth else {
            throw fault("Arrays and objects are nested deeper than \(limits.jsonDepth); expected less.")
        }
    }

    /// Whether a comma followed; false when the end did.
    private func next(or end: UInt8, _ expectation: String) throws -> Bool {
        let found = try peekToken()
        guard found == UInt8(ascii: ",") || found == end else { throw unexpected(found, expectation) }
        input.advance()
        return found != end
    }

    private func literal(_ text: String, _ value: JSONValue) throws -> JSONValue {
        for byte in text.utf8 {
            guard try input.peek() == byte else { throw unexpected(try input.peek(), "true, false or null") }
            input.advance()
        }
        return value
    }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// A number as it is spelled (RFC 8259 §6).
    private func number() throws -> String {
        var spelling: [UInt8] = []
        func take() throws -> UInt8? {
            guard let byte = try input.peek() else { return nil }
            spelling.append(byte)
            input.advance()
            try checkSize()
            return byte
        }
        func digits() throws {
            guard let first = try input.peek(), Self.isDigit(first) else {
                throw unexpected(try input.peek(), "a digit")
            }
            while let byte = try input.peek(), Self.isDigit(byte) { _ = try take() }
        }
        if try input.peek() == UInt8(ascii: "-") { _ = try take() }
        if try input.peek() == UInt8(ascii: "0") { _ = try take() } else { try digits() }
        if try input.peek() == UInt8(ascii: ".") {
            _ = try take()
            try digits()
        }
        if let byte = try input.peek(), byte | 0x20 == UInt8(ascii: "e") {
            _ = try take()
            if let sign = try input.peek(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { _ = try take() }
            try digits()
        }
        return String(decoding: spelling, as: UTF8.self)
    }
}
