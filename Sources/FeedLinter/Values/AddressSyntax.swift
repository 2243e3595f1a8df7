/// URIs and IRIs (RFC 3986, 3987), as far as a linter has to take them apart.
struct AddressSyntax {
    /// What is wrong with the spelling of an address.
    enum Fault {
        case space
        /// A character that has to be percent-encoded.
        case character(Character)
        case percent
    }

    let text: String
    /// The scheme as it was written; nil in a relative reference.
    let scheme: String?
    /// What follows the scheme's colon.
    let rest: Substring

    init(_ text: String) {
        self.text = text
        let head = text.prefix { $0 != ":" }
        let isScheme =
            head.count < text.count && head.first?.isASCII == true && head.first?.isLetter == true
            && head.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || "+-.".utf8.contains(byte)
            }
        scheme = isScheme ? String(head) : nil
        rest = isScheme ? text.dropFirst(head.count + 1) : text[...]
    }

    /// The authority behind `//`; nil where there is none.
    var authority: Substring? {
        guard rest.hasPrefix("//") else { return nil }
        return rest.dropFirst(2).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    }

    /// The host without user and port.
    var host: Substring? {
        guard let authority else { return nil }
        let place = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        return place.hasPrefix("[") ? place : place.prefix { $0 != ":" }
    }

    /// Whether it has what its scheme needs to lead anywhere.
    var isComplete: Bool {
        guard let scheme = scheme?.lowercased() else { return false }
        guard ["http", "https", "ftp"].contains(scheme) else { return !rest.isEmpty }
        return host?.isEmpty == false
    }

    var isASCII: Bool { text.utf8.allSatisfy { $0 < 0x80 } }

    /// The first thing that is wrong with the spelling.
    var fault: Fault? {
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "%":
                let digits = scalars[(index + 1)...].prefix(2)
                guard digits.count == 2, digits.allSatisfy({ $0.properties.isASCIIHexDigit }) else { return .percent }
            case "<", ">", "\"", "{", "}", "|", "\\", "^", "`": return .character(Character(scalar))
            default:
                if scalar.value <= 0x20 || scalar.value == 0x7F { return .space }
            }
        }
        return nil
    }
}
