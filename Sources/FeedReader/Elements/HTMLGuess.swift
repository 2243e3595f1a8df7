import CLibXML2

/// Tells plain text from HTML where a format leaves it open, which RSS does for titles.
///
/// Text is HTML when it closes an element or refers to a character, and every element and character that it names is
/// one of HTML's: `1 < 2` and `AT&T` are plain, `a &lt; b` and `<i>so</i>` are not.
enum HTMLGuess {
    static func looksLikeHTML(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        var hasEvidence = false
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "<") {
                let isClosing = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "/")
                let name = word(in: bytes, at: index + (isClosing ? 2 : 1))
                if !name.isEmpty {
                    guard htmlTagLookup(name.lowercased()) != nil else { return false }
                    if isClosing || name.lowercased() == "br" || name.lowercased() == "img" { hasEvidence = true }
                }
            } else if bytes[index] == UInt8(ascii: "&") {
                switch reference(in: bytes, at: index + 1) {
                case true?: hasEvidence = true
                case false?: return false
                case nil: break
                }
            }
            index += 1
        }
        return hasEvidence
    }

    private static func word(in bytes: [UInt8], at start: Int) -> String {
        guard start < bytes.count else { return "" }
        return String(decoding: bytes[start...].prefix(while: isWordByte).prefix(32), as: UTF8.self)
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    /// Whether a reference names a character; nil when this is no reference at all.
    private static func reference(in bytes: [UInt8], at start: Int) -> Bool? {
        guard start < bytes.count else { return nil }
        let isNumber = bytes[start] == UInt8(ascii: "#")
        let name = word(in: bytes, at: isNumber ? start + 1 : start)
        let end = start + (isNumber ? 1 : 0) + name.utf8.count
        guard !name.isEmpty, end < bytes.count, bytes[end] == UInt8(ascii: ";") else { return nil }
        if isNumber {
            return name.hasPrefix("x") || name.hasPrefix("X")
                ? name.dropFirst().allSatisfy(\.isHexDigit) : Int(name) != nil
        }
        return htmlEntityLookup(name) != nil
    }
}
