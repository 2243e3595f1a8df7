/// E-mail addresses (RFC 5322 §3.4.1, RFC 6531), without quoted and obsolete forms.
enum EmailSyntax {
    static func isAddress(_ text: String) -> Bool {
        let sides = text.split(separator: "@", omittingEmptySubsequences: false)
        guard sides.count == 2, text.utf8.count <= 320 else { return false }
        let local = sides[0].split(separator: ".", omittingEmptySubsequences: false)
        let host = sides[1].split(separator: ".", omittingEmptySubsequences: false)
        return local.allSatisfy { !$0.isEmpty && $0.unicodeScalars.allSatisfy(isAtomText) } && host.count > 1
            && host.allSatisfy { label in
                !label.isEmpty && label.first != "-" && label.last != "-" && label.unicodeScalars.allSatisfy(isHostText)
            }
    }

    private static func isAtomText(_ scalar: Unicode.Scalar) -> Bool {
        isHostText(scalar) || "!#$%&'*+/=?^_`{|}~".unicodeScalars.contains(scalar)
    }

    private static func isHostText(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "0"..."9", "a"..."z", "A"..."Z", "-": true
        default: scalar.value >= 0x80 && !scalar.properties.isWhitespace
        }
    }
}

extension String {
    /// The text with its percent-encodings decoded; what is none stays.
    var removingPercentEncoding: String {
        var output: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "%"), let code = UInt8(digits, radix: 16), digits.utf8.count == 2 {
                output.append(code)
                rest = rest.dropFirst(2)
            } else {
                output.append(byte)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
