/// JSON text in the making (RFC 8259): append-only UTF-8.
///
/// Strings are escaped as ``Escaping/json`` says.
struct JSONBuffer: ~Copyable {
    private var output: ByteBuffer
    private var needsComma = false

    /// What stands between the members of the object that is open.
    private var separator: StaticString

    /// What was written: a copy.
    var bytes: [UInt8] { output.bytes }

    /// How many bytes were written.
    var count: Int { output.count }

    /// Makes an empty buffer; the separator is a comma and the white space that is to follow it.
    init(capacity: Int, separator: StaticString = ",") {
        self.init(ByteBuffer(capacity: capacity), separator: separator)
    }

    private init(_ empty: consuming ByteBuffer, separator: StaticString) {
        self.separator = separator
        output = empty
    }

    /// Text that is about so many bytes long, as a closure writes it.
    static func text(
        expecting length: Int,
        separator: StaticString,
        _ write: (inout JSONBuffer) -> Void
    ) -> [UInt8] {
        ByteBuffer.bytes(expecting: length) { empty in
            var buffer = JSONBuffer(empty, separator: separator)
            write(&buffer)
            return buffer.output
        }
    }

    /// Appends text that is JSON already.
    mutating func raw(_ literal: StaticString) {
        output.append(literal)
    }

    /// Begins a member: separator, name and colon.
    mutating func name(_ name: String) {
        if needsComma { raw(separator) }
        needsComma = true
        string(name)
        raw(":")
    }

    /// Appends a member with a string; nothing for nil.
    mutating func member(_ name: String, _ value: String?) {
        guard let value else { return }
        self.name(name)
        string(value)
    }

    /// Appends a member with a number as it is spelled; nothing for nil.
    mutating func number(_ name: String, _ spelling: String?) {
        guard let spelling else { return }
        self.name(name)
        output.append(verbatim: spelling)
    }

    /// Appends a member with an array of values, each appended by a closure; nothing where there are none.
    mutating func array<Element>(_ name: String, _ values: [Element], append: (inout JSONBuffer, Element) -> Void) {
        guard !values.isEmpty else { return }
        self.name(name)
        raw("[")
        for (index, value) in values.enumerated() {
            if index > 0 { raw(",") }
            append(&self, value)
        }
        raw("]")
        needsComma = true
    }

    /// Appends an object within this one, its members separated by a bare comma.
    mutating func object(_ members: (inout JSONBuffer) -> Void) {
        let outer = (needsComma, separator)
        (needsComma, separator) = (false, ",")
        raw("{")
        members(&self)
        raw("}")
        (needsComma, separator) = outer
    }

    /// Appends a value with its nested values; what lies deeper than a bound, and what is no number, becomes null.
    mutating func value(_ value: JSONValue, depth: Int = 0) {
        switch value {
        case .null: raw("null")
        case .bool(let isTrue): raw(isTrue ? "true" : "false")
        case .number(let spelling) where JSONNumber.isValid(spelling): output.append(verbatim: spelling)
        case .string(let text): string(text)
        case .array(let values) where depth < Self.deepest:
            raw("[")
            for (index, value) in values.enumerated() {
                if index > 0 { raw(",") }
                self.value(value, depth: depth + 1)
            }
            raw("]")
        case .object(let members) where depth < Self.deepest:
            object { inner in
                for member in Self.lastOfEachName(members) {
                    inner.name(member.name)
                    inner.value(member.value, depth: depth + 1)
                }
            }
        default: raw("null")
        }
    }

    /// The members without those that a later one of the same name overrides.
    static func lastOfEachName(_ members: [JSONValue.Member]) -> [JSONValue.Member] {
        var seen: Set<[UInt8]> = []
        return members.reversed().filter { seen.insert(Array($0.name.utf8)).inserted }.reversed()
    }

    /// How deep arrays and objects may lie in one another: deeper than anybody means, shallower than the stack.
    private static let deepest = 256

    /// Appends a string in quotation marks.
    mutating func string(_ string: String) {
        raw("\"")
        output.append(string, escapedBy: .json)
        raw("\"")
    }
}
