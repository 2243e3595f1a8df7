/// JSON text in the making (RFC 8259): append-only UTF-8.
///
/// The characters that XML 1.0 cannot carry are removed here too, so that every format says the same.
/// U+2028 and U+2029 are escaped, since JavaScript once took them for line ends; other non-ASCII stands as it is.
struct JSONBuffer {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// What stands between the members of the object that is open.
    private let separator: StaticString

    /// Makes an empty buffer; the separator is a comma and the white space that is to follow it.
    init(capacity: Int, separator: StaticString = ",") {
        self.separator = separator
        bytes.reserveCapacity(capacity)
    }

    /// Appends text that is JSON already.
    mutating func raw(_ literal: StaticString) {
        literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
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
        bytes.append(contentsOf: spelling.utf8)
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
        var inner = JSONBuffer(capacity: 128)
        inner.raw("{")
        members(&inner)
        inner.raw("}")
        bytes.append(contentsOf: inner.bytes)
    }

    /// Appends a value with its nested values; what lies deeper than a bound, and what is no number, becomes null.
    mutating func value(_ value: JSONValue, depth: Int = 0) {
        switch value {
        case .null: raw("null")
        case .bool(let isTrue): raw(isTrue ? "true" : "false")
        case .number(let spelling) where JSONNumber.isValid(spelling): bytes.append(contentsOf: spelling.utf8)
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

    /// Appends a string in quotation marks; runs of bytes that stand for themselves are copied whole.
    mutating func string(_ string: String) {
        var string = string
        raw("\"")
        string.withUTF8 { input in
            var runStart = 0
            var index = 0
            while index < input.count {
                let block = Self.scan.nextBlock(from: index, in: input)
                index = block.lowerBound
                while index < block.upperBound {
                    guard let (replacement, length) = Self.replacement(at: index, of: input) else {
                        index += 1
                        continue
                    }
                    bytes.append(contentsOf: input[runStart..<index])
                    replacement.withUTF8Buffer { bytes.append(contentsOf: $0) }
                    index += length
                    runStart = index
                }
            }
            bytes.append(contentsOf: input[runStart...])
        }
        raw("\"")
    }

    /// E2 begins U+2028 and U+2029.
    private static let scan = ByteScan(specials: (UInt8(ascii: "\""), UInt8(ascii: "\\"), 0xE2, 0xE2))

    /// What stands for the character at an index and the length of that character, or nil when it stands for itself.
    private static func replacement(
        at index: Int,
        of input: UnsafeBufferPointer<UInt8>
    ) -> (replacement: StaticString, length: Int)? {
        switch input[index] {
        case UInt8(ascii: "\""): ("\\\"", 1)
        case UInt8(ascii: "\\"): ("\\\\", 1)
        case UInt8(ascii: "\t"): ("\\t", 1)
        case UInt8(ascii: "\n"): ("\\n", 1)
        case UInt8(ascii: "\r"): ("\\r", 1)
        case 0..<0x20: ("", 1)
        case 0xE2 where input[index + 1] == 0x80 && input[index + 2] == 0xA8: ("\\u2028", 3)
        case 0xE2 where input[index + 1] == 0x80 && input[index + 2] == 0xA9: ("\\u2029", 3)
        case 0xEF where IllegalCharacter.isNoncharacter(at: index, of: input): ("", 3)
        default: nil
        }
    }
}
