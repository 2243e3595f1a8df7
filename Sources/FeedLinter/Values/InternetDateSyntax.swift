/// RFC 3339, and the W3C's profile of ISO 8601.
enum InternetDateSyntax {
    /// Whether a text is a `date-time` of RFC 3339 §5.6, in upper case as RFC 4287 §3.3 asks.
    static func isDateTime(_ text: String) -> Bool {
        guard let shape = shape(text) else { return false }
        let zones = ["Z", "+00:00", "-00:00"]
        return zones.contains { shape == "0000-00-00T00:00:00" + $0 || shape == "0000-00-00T00:00:00." + $0 }
    }

    /// Whether a text is a year, month, day or time of W3CDTF.
    static func isW3CDate(_ text: String) -> Bool {
        guard let shape = shape(text) else { return false }
        if ["0000", "0000-00", "0000-00-00"].contains(shape) { return true }
        return ["", "Z", "+00:00", "-00:00"]
            .contains { zone in
                ["0000-00-00T00:00", "0000-00-00T00:00:00", "0000-00-00T00:00:00."].contains { shape == $0 + zone }
            }
    }

    /// The text with `0` for each digit, fractions of seconds left out behind their point.
    private static func shape(_ text: String) -> String? {
        guard text.utf8.count <= 64 else { return nil }
        var shape = ""
        var isFraction = false
        var isFractionEmpty = true
        for character in text {
            let isDigit = ("0"..."9").contains(character)
            if isFraction, isDigit {
                isFractionEmpty = false
                continue
            }
            if isFraction, isFractionEmpty { return nil }
            isFraction = character == "."
            shape.append(isDigit ? "0" : character)
        }
        return isFraction && isFractionEmpty ? nil : shape
    }
}
