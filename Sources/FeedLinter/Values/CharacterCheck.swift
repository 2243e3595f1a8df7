/// Characters that XML allows and that nobody means to write.
enum CharacterCheck {
    static func check(_ text: String, _ value: LintValue, _ context: inout LintContext) {
        for scalar in text.unicodeScalars where isQuestionable(scalar) {
            let message = "\(value.subject) holds the character U+\(digits(of: scalar)), which nobody means to write."
            return context.add(.questionableCharacter, value.element.line, at: value.attribute, message)
        }
        guard let twice = firstDecodedTwice(in: text) else { return }
        let message = "\(value.subject) holds \(Quoted.text(twice)), which is one character of UTF-8 read as two."
        context.add(.questionableCharacter, value.element.line, at: value.attribute, message)
    }

    /// Controls but white space, and what stands for bytes that could not be decoded.
    private static func isQuestionable(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 && !scalar.isXMLSpace || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0xFFFD
    }

    private static func digits(of scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
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
