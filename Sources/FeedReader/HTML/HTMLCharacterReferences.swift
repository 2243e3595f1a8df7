/// Decodes character references of HTML (section 13.2.5.72 of the HTML standard).
///
/// What is no reference stays as text.
package enum HTMLCharacterReferences {
    /// Decodes text and leaves out every character that XML 1.0 forbids; line ends become line feeds.
    package static func decode(_ input: ArraySlice<UInt8>, inAttribute: Bool) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(input.count)
        var index = input.startIndex
        while index < input.endIndex {
            let byte = input[index]
            switch byte {
            case UInt8(ascii: "&"):
                if let reference = reference(in: input[index...], inAttribute: inAttribute) {
                    output += reference.text
                    index += reference.length
                    continue
                }
                output.append(byte)
            case 0x0D:
                if index + 1 == input.endIndex || input[index + 1] != 0x0A { output.append(0x0A) }
            case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20:
                if byte == 0x0C { output.append(0x20) }
            case 0xEF where isNoncharacter(input[index...]):
                index += 2
            default:
                output.append(byte)
            }
            index += 1
        }
        return output
    }

    /// U+FFFE and U+FFFF, as EF BF BE and EF BF BF.
    private static func isNoncharacter(_ bytes: ArraySlice<UInt8>) -> Bool {
        let start = bytes.startIndex
        return bytes.count >= 3 && bytes[start + 1] == 0xBF && bytes[start + 2] >= 0xBE
    }

    /// The character of a number, in UTF-8; nothing for one that XML forbids.
    private static func text(of value: UInt32) -> [UInt8] {
        switch value {
        case 0x0D: [0x0A]
        case 0x0C: [0x20]
        case 0..<0x09, 0x0B, 0x0E..<0x20, 0xFFFE, 0xFFFF: []
        default: Array(String(Character(Unicode.Scalar(value) ?? "\u{FFFD}")).utf8)
        }
    }

    private static func reference(in input: ArraySlice<UInt8>, inAttribute: Bool) -> (text: [UInt8], length: Int)? {
        let body = input.dropFirst()
        if body.first == UInt8(ascii: "#") { return numeric(body.dropFirst()) }
        let name = body.prefix(HTMLNamedReferences.maximumLength)
            .prefix { HTMLBytes.isLetter($0) || HTMLBytes.isDigit($0) }
        guard name.count > 1 else { return nil }
        let end = name.endIndex
        if end < input.endIndex, input[end] == UInt8(ascii: ";"),
            let text = HTMLNamedReferences.values[String(decoding: name, as: UTF8.self)]
        {
            return (text, name.count + 2)
        }
        for length in stride(from: min(name.count, HTMLNamedReferences.maximumBareLength), to: 1, by: -1) {
            let candidate = String(decoding: name.prefix(length), as: UTF8.self)
            guard HTMLNamedReferences.bare.contains(candidate), let text = HTMLNamedReferences.values[candidate] else {
                continue
            }
            let following = name.startIndex + length
            if inAttribute, following < input.endIndex,
                input[following] == UInt8(ascii: "=") || HTMLBytes.isLetter(input[following])
                    || HTMLBytes.isDigit(input[following])
            {
                return nil
            }
            return (text, length + 1)
        }
        return nil
    }

    private static func numeric(_ body: ArraySlice<UInt8>) -> (text: [UInt8], length: Int)? {
        let isHexadecimal = body.first == UInt8(ascii: "x") || body.first == UInt8(ascii: "X")
        let radix: UInt32 = isHexadecimal ? 16 : 10
        var value: UInt32 = 0
        var index = body.startIndex + (isHexadecimal ? 1 : 0)
        let start = index
        while index < body.endIndex, let digit = digit(body[index]), digit < radix {
            value = min(value * radix + digit, 0x11_0000)
            index += 1
        }
        guard index > start else { return nil }
        if index < body.endIndex, body[index] == UInt8(ascii: ";") { index += 1 }
        let isKnown = (0x80...0x9F).contains(value)
        return (text(of: isKnown ? windows1252[Int(value - 0x80)] : value), index - body.startIndex + 2)
    }

    private static func digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x41...0x46: UInt32(byte - 0x37)
        case 0x61...0x66: UInt32(byte - 0x57)
        default: nil
        }
    }

    /// What the HTML standard makes of references to C1 controls.
    private static let windows1252: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D,
        0x17E, 0x178,
    ]
}
