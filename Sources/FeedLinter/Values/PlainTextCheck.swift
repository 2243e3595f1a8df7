import FeedReader

/// Text that is to be shown as it stands: no markup, no character references of HTML.
enum PlainTextCheck {
    static func check(_ value: LintValue, _ context: inout LintContext) {
        CharacterCheck.check(value.text, value, &context)
        guard let markup = HTMLSigns.firstSign(in: value.text) else { return }
        let message = "\(value.subject) is plain text and holds \(Quoted.text(markup)), which is HTML."
        context.add(.htmlInText, value.element.line, at: value.attribute, message)
    }
}

/// Characters that XML allows and that nobody means to write.
enum CharacterCheck {
    static func check(_ text: String, _ value: LintValue, _ context: inout LintContext) {
        for scalar in text.unicodeScalars where (0x80...0x9F).contains(scalar.value) || scalar.value == 0xFFFD {
            let code =
                "U+" + String(repeating: "0", count: scalar.value > 0xFFF ? 0 : 2)
                + String(scalar.value, radix: 16, uppercase: true)
            let message = "\(value.subject) holds the character \(code), which shows that text was decoded wrongly."
            return context.add(.questionableCharacter, value.element.line, at: value.attribute, message)
        }
        guard let twice = firstDecodedTwice(in: text) else { return }
        let message = "\(value.subject) holds \(Quoted.text(twice)), which is one character of UTF-8 read as two."
        context.add(.questionableCharacter, value.element.line, at: value.attribute, message)
    }

    /// The first pair of characters that a letter with an accent becomes when its UTF-8 is read as Latin 1.
    private static func firstDecodedTwice(in text: String) -> String? {
        var before: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if before.value == 0xC3 || before.value == 0xC2, (0x80...0xBF).contains(scalar.value) {
                return String(before) + String(scalar)
            }
            before = scalar
        }
        return nil
    }
}
