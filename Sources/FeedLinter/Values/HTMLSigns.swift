import FeedReader

/// Tells text that holds markup from text that does not.
enum HTMLSigns {
    /// The first tag or character reference of HTML.
    static func firstSign(in text: String) -> String? {
        let bytes = Array(text.utf8)
        var index = 0
        while let found = bytes[index...].firstIndex(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) {
            index = found + 1
            let rest = bytes[index...].prefix(40)
            let sign = bytes[found] == UInt8(ascii: "<") ? tag(rest, text: bytes, at: found) : reference(rest)
            if let sign { return sign }
        }
        return nil
    }

    /// Whether a `<` that begins a tag is never closed.
    static func hasUnclosedTag(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let last = bytes.lastIndex(of: UInt8(ascii: "<")), last + 1 < bytes.count else { return false }
        let next = bytes[last + 1]
        return (isLetter(next) || next == UInt8(ascii: "/")) && !bytes[last...].contains(UInt8(ascii: ">"))
    }

    private static func tag(_ rest: ArraySlice<UInt8>, text: [UInt8], at start: Int) -> String? {
        var name = rest
        if name.first == UInt8(ascii: "/") { name = name.dropFirst() }
        let letters = name.prefix { isLetter($0) || (0x30...0x39).contains($0) }
        guard letters.first.map(isLetter) == true else { return nil }
        let word = String(decoding: letters, as: UTF8.self).lowercased()
        guard HTMLNames.elements.contains(word) || start > 0 && text[start - 1] == UInt8(ascii: "&") else { return nil }
        return "<" + String(decoding: rest.prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self)
            + (rest.contains(UInt8(ascii: ">")) ? ">" : "")
    }

    private static func reference(_ rest: ArraySlice<UInt8>) -> String? {
        if rest.first == UInt8(ascii: "#") {
            guard let next = rest.dropFirst().first, (0x30...0x39).contains(next) || next | 0x20 == UInt8(ascii: "x")
            else { return nil }
            return "&" + String(decoding: rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: ";") }, as: UTF8.self)
        }
        let name = rest.prefix { isLetter($0) || (0x30...0x39).contains($0) }
        let end =
            name.endIndex < rest.endIndex && rest[name.endIndex] == UInt8(ascii: ";")
            ? name.endIndex + 1 : name.endIndex
        let spelled = [UInt8(ascii: "&")] + rest[..<end]
        guard name.count > 1, HTMLCharacterReferences.decode(spelled[...], inAttribute: false) != spelled else {
            return nil
        }
        return String(decoding: spelled, as: UTF8.self)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
