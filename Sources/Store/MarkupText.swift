/// The text of a fragment of HTML, for searching: without tags, with the common entities read.
///
/// Elements within a line leave letters beside each other; all others part them.
enum MarkupText {
    private static let withinLines: Set<String> = [
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark",
        "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    ]
    private static let entities: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "shy": "",
    ]

    /// The text of a fragment.
    static func text(_ markup: String) -> String {
        let bytes = Array(markup.utf8)
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "<"):
                let (name, end) = tag(bytes, index)
                if !withinLines.contains(name) { text.append(UInt8(ascii: " ")) }
                index = end
            case UInt8(ascii: "&"):
                let (character, end) = reference(bytes, index)
                text += Array(character.utf8)
                index = end
            case let byte:
                text.append(byte)
                index += 1
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The name of the tag that begins at an index, and where it ends; of a comment, the name is empty.
    private static func tag(_ bytes: [UInt8], _ start: Int) -> (name: String, end: Int) {
        if bytes[start...].starts(with: "<!--".utf8) {
            var index = start + 4
            while index < bytes.count, !bytes[index...].starts(with: "-->".utf8) { index += 1 }
            return ("", min(bytes.count, index + 3))
        }
        var index = start + 1
        if index < bytes.count, bytes[index] == UInt8(ascii: "/") { index += 1 }
        let first = index
        while index < bytes.count, isNameByte(bytes[index]) { index += 1 }
        let name = String(decoding: bytes[first..<index], as: UTF8.self).lowercased()
        var quote: UInt8?
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == quote {
                quote = nil
            } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if quote == nil, byte == UInt8(ascii: ">") {
                break
            }
        }
        return (name, index)
    }

    /// What the reference that begins at an index stands for, and where it ends; a blank for one that is not known.
    private static func reference(_ bytes: [UInt8], _ start: Int) -> (character: String, end: Int) {
        var index = start + 1
        while index < bytes.count, index - start <= 32, isNameByte(bytes[index]) || bytes[index] == UInt8(ascii: "#") {
            index += 1
        }
        guard index < bytes.count, bytes[index] == UInt8(ascii: ";") else { return (" ", start + 1) }
        let name = String(decoding: bytes[start + 1..<index], as: UTF8.self)
        return (entities[name] ?? number(name) ?? " ", index + 1)
    }

    /// The character of a numeric reference.
    private static func number(_ name: String) -> String? {
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let value = digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return value.flatMap(Unicode.Scalar.init).map { String($0) }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
    }
}
