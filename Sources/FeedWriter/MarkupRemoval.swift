/// Takes short HTML fragments to plain text without an HTML parser, in one pass.
enum MarkupRemoval {
    static func plainText(of html: String) -> String {
        let input = Array(html.utf8)
        var output: [UInt8] = []
        output.reserveCapacity(input.count)
        var index = 0
        while index < input.count {
            if let end = tagEnd(from: index, in: input) {
                index = end
            } else if let (character, end) = reference(at: index, in: input) {
                output.append(contentsOf: character)
                index = end
            } else {
                output.append(input[index])
                index += 1
            }
        }
        let text = output.drop { $0 <= 0x20 }
        let end = text.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? text.startIndex
        return String(decoding: text[..<end], as: UTF8.self)
    }

    /// The index after the tag or comment that begins at an index; a `<` that begins neither stands for itself.
    private static func tagEnd(from start: Int, in input: [UInt8]) -> Int? {
        guard input[start] == UInt8(ascii: "<"), start + 1 < input.count else { return nil }
        if input[start...].starts(with: "<!--".utf8) {
            var index = start + 4
            while index + 2 < input.count {
                if input[index...].starts(with: "-->".utf8) { return index + 3 }
                index += 1
            }
            return input.count
        }
        let next = input[start + 1]
        guard next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || (0x61...0x7A).contains(next | 0x20) else {
            return nil
        }
        return pastTag(from: start + 1, in: input)
    }

    /// The index after the `>` that ends a tag, quoted values skipped; the end of the input where none does.
    private static func pastTag(from start: Int, in input: [UInt8]) -> Int {
        var quote: UInt8?
        for index in start..<input.count {
            let byte = input[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: ">") {
                return index + 1
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            }
        }
        return input.count
    }

    private static func reference(at start: Int, in input: [UInt8]) -> (character: [UInt8], end: Int)? {
        guard input[start] == UInt8(ascii: "&") else { return nil }
        guard let semicolon = input[start...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = String(decoding: input[(start + 1)..<semicolon], as: UTF8.self)
        let character: String? =
            switch name {
            case "amp": "&"
            case "lt": "<"
            case "gt": ">"
            case "quot": "\""
            case "apos": "'"
            case "nbsp": "\u{A0}"
            default: numericReference(name)
            }
        return character.map { (Array($0.utf8), semicolon + 1) }
    }

    private static func numericReference(_ name: String) -> String? {
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
        let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }
}
