extension ValueType {
    /// People: e-mail addresses as Atom and as RSS have them.
    static let personTypes: [ValueType] = [
        // An e-mail address and nothing else (RFC 4287 §3.2.3).
        ValueType("email") { value, context in
            guard !EmailSyntax.isAddress(value.trimmed) else { return }
            value.report(.invalidEmail, "which is no e-mail address.", in: &context)
        },
        // `address (name)`, as the RSS Profile has it.
        ValueType("contact") { value, context in
            PlainTextCheck.check(value, &context)
            checkContact(value, &context)
        },
    ]

    private static func checkContact(_ value: LintValue, _ context: inout LintContext) {
        var text = value.trimmed
        if text.lowercased().hasPrefix("mailto:") {
            text = (text.dropFirst(7).split(separator: "?").first.map(String.init) ?? "").removingPercentEncoding
            guard text.contains("@") else {
                return value.report(.invalidEmail, "without an e-mail address.", in: &context)
            }
            return
        }
        let address = text.prefix { $0 != " " && $0 != "(" }
        if EmailSyntax.isAddress(String(address)) {
            let name = text.dropFirst(address.count).trimmed
            if name.isEmpty {
                value.report(.contactName, "without a name behind the address.", in: &context)
            } else if !name.hasPrefix("(") || !name.hasSuffix(")") {
                value.report(.contactForm, "which is not “address (name)”.", in: &context)
            }
            return
        }
        let words = text.split { " ,;<>()".contains($0) }.map(String.init)
        guard words.contains(where: EmailSyntax.isAddress), !text.hasSuffix(")") else {
            return value.report(.invalidEmail, "which does not begin with an e-mail address.", in: &context)
        }
        value.report(.contactForm, "which is not “address (name)”.", in: &context)
    }
}
