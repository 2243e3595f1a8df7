/// An element of a list with weights, as in Accept and Accept-Encoding (RFC 9110 §12.4.2).
struct WeightedElement<Text: BidirectionalCollection> where Text.Element == UInt8, Text.SubSequence == Text {
    /// What is named, as sent, without its parameters.
    var name: Text
    /// How much it is wanted, in thousandths: 0 is not at all, 1000 is the default.
    var quality: Int

    /// Takes the next element that makes sense off a list; nil when there are none left.
    static func next(_ rest: inout Text?) -> WeightedElement? {
        while let part = HeaderSyntax.nextPart(&rest, separator: UInt8(ascii: ",")) {
            if let element = WeightedElement(part) { return element }
        }
        return nil
    }

    /// Reads one element; nil if it makes no sense.
    private init?(_ text: Text) {
        var rest: Text? = text
        guard let name = HeaderSyntax.nextPart(&rest, separator: UInt8(ascii: ";")), !name.isEmpty,
            !name.contains(where: HeaderSyntax.isBlank)
        else { return nil }
        self.name = name
        quality = 1000
        while let parameter = HeaderSyntax.nextPart(&rest, separator: UInt8(ascii: ";")) {
            guard let weight = Self.weight(parameter) else { continue }
            guard let value = Self.thousandths(weight) else { return nil }
            quality = value
            break
        }
    }

    /// What stands behind `q=`, or nil if this is another parameter.
    private static func weight(_ parameter: Text) -> Text? {
        guard let equals = parameter.firstIndex(of: UInt8(ascii: "=")) else { return nil }
        guard HeaderSyntax.isEqual(HeaderSyntax.trimmed(parameter[..<equals]), "q") else { return nil }
        return HeaderSyntax.trimmed(parameter[parameter.index(after: equals)...])
    }

    /// A weight in thousandths, or nil if it is no number; digits past the third are dropped, more than 1 is 1.
    private static func thousandths(_ text: Text) -> Int? {
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
