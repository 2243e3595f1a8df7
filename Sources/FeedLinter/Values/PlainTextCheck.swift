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
