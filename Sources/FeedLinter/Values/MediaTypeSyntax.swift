/// Media types (RFC 2045 §5.1) and Base64 (RFC 4648 §4).
enum MediaTypeSyntax {
    /// Whether a text is `type/subtype`, perhaps with parameters.
    static func isMediaType(_ text: String) -> Bool {
        let parts = text.split(separator: ";", omittingEmptySubsequences: false)
        let names = parts[0].trimmed.split(separator: "/", omittingEmptySubsequences: false)
        guard names.count == 2, names.allSatisfy({ isToken($0) }) else { return false }
        return parts.dropFirst()
            .allSatisfy { parameter in
                let sides = parameter.trimmed.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                return sides.count == 2 && isToken(sides[0]) && !sides[1].isEmpty
            }
    }

    /// The type and subtype in lower case, without parameters.
    static func essence(_ text: String) -> String {
        (text.split(separator: ";").first ?? "").trimmed.lowercased()
    }

    /// A parameter's value, without quotation marks.
    static func parameter(_ name: String, of text: String) -> String? {
        for part in text.split(separator: ";").dropFirst() {
            let sides = part.split(separator: "=", maxSplits: 1)
            guard sides.count == 2, sides[0].trimmed.lowercased() == name else { continue }
            return String(sides[1].trimmed.filter { $0 != "\"" })
        }
        return nil
    }

    static func isToken(_ text: some StringProtocol) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                byte > 0x20 && byte < 0x7F && !"()<>@,;:\\\"/[]?=".utf8.contains(byte)
            }
    }

    static func isBase64(_ text: String) -> Bool {
        var digits = 0
        var padding = 0
        for byte in text.utf8 where byte > 0x20 {
            switch byte {
            case UInt8(ascii: "="): padding += 1
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "/"):
                guard padding == 0 else { return false }
                digits += 1
            default: return false
            }
        }
        return padding <= 2 && (digits + padding) % 4 == 0
    }
}
