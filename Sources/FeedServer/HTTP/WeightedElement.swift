/// An element of a list with weights, as in Accept and Accept-Encoding (RFC 9110 §12.4.2).
struct WeightedElement: Sendable, Hashable {
    /// What is named, in lower case, without its parameters.
    var name: String
    /// How much it is wanted, in thousandths: 0 is not at all, 1000 is the default.
    var quality: Int

    /// The elements of a field's value in their order; those that make no sense are left out.
    static func list(_ value: String) -> [WeightedElement] {
        HeaderSyntax.split(value.utf8[...], at: UInt8(ascii: ",")).compactMap(element)
    }

    private static func element(_ text: Substring.UTF8View) -> WeightedElement? {
        let parts = HeaderSyntax.split(text, at: UInt8(ascii: ";"))
        guard let first = parts.first, !first.isEmpty else { return nil }
        var quality = 1000
        for parameter in parts.dropFirst() {
            guard let weight = weight(parameter) else { continue }
            guard let value = thousandths(weight) else { return nil }
            quality = value
            break
        }
        let name = String(Substring(first)).lowercased()
        return name.utf8.contains(where: HeaderSyntax.isBlank) ? nil : WeightedElement(name: name, quality: quality)
    }

    /// What stands behind `q=`, or nil if this is another parameter.
    private static func weight(_ parameter: Substring.UTF8View) -> Substring.UTF8View? {
        guard let equals = parameter.firstIndex(of: UInt8(ascii: "=")) else { return nil }
        let name = HeaderSyntax.trimmed(parameter[..<equals])
        guard name.count == 1, name.first.map({ $0 | 0x20 }) == UInt8(ascii: "q") else { return nil }
        return HeaderSyntax.trimmed(parameter[parameter.index(after: equals)...])
    }

    /// A weight in thousandths, or nil if it is no number; digits past the third are dropped, more than 1 is 1.
    private static func thousandths(_ text: Substring.UTF8View) -> Int? {
        var whole = 0
        var fraction = 0
        var scale = 1000
        var seenPoint = false
        var digits = 0
        for byte in text {
            if byte == UInt8(ascii: "."), !seenPoint {
                seenPoint = true
                continue
            }
            guard HeaderSyntax.isDigit(byte) else { return nil }
            digits += 1
            let digit = Int(byte - UInt8(ascii: "0"))
            if seenPoint {
                scale /= 10
                fraction += digit * scale
            } else {
                whole = min(whole * 10 + digit, 2)
            }
        }
        return digits == 0 ? nil : min(whole * 1000 + fraction, 1000)
    }
}
