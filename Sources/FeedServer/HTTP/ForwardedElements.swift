/// The elements of a field that is a list (RFC 9110 §5.6.1), from the last to the first.
///
/// Whoever forwards a request adds to the end of such a list, so what is read first here is what was written last, and
/// nothing that a client put before it can change how it is read: not even a quotation mark that is never closed. Each
/// byte is looked at a fixed number of times.
struct ForwardedElements: Sequence, IteratorProtocol {
    /// The bytes before the comma that was found last; nil once the first element has been taken.
    private var rest: ArraySlice<UInt8>?

    /// Takes the value of one line of the field.
    init(_ line: some Collection<UInt8>) { rest = Array(line)[...] }

    /// The element before, without the blanks around it; empty ones, which count for nothing, are left out.
    ///
    /// An element with a quotation mark that is never opened is the whole rest of the line, and will be found malformed.
    mutating func next() -> ArraySlice<UInt8>? {
        while let text = rest {
            let comma = Self.lastComma(in: text)
            rest = comma.map { text[..<$0] }
            let element = Self.trimmed(comma.map { text[($0 + 1)...] } ?? text)
            if !element.isEmpty { return element }
        }
        return nil
    }

    /// The last comma that stands in no quoted string.
    private static func lastComma(in text: ArraySlice<UInt8>) -> Int? {
        var isQuoted = false
        var index = text.endIndex
        while index > text.startIndex {
            index -= 1
            switch text[index] {
            case UInt8(ascii: ",") where !isQuoted: return index
            case UInt8(ascii: "\""):
                let escapes = text[..<index].reversed().prefix { $0 == UInt8(ascii: "\\") }.count
                if escapes.isMultiple(of: 2) { isQuoted.toggle() }
                index -= escapes
            default: break
            }
        }
        return nil
    }

    /// A text without the spaces and tabs around it.
    static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        let start = text.drop(while: isBlank)
        let end = start.lastIndex { !isBlank($0) }
        return end.map { start[...$0] } ?? []
    }
}
