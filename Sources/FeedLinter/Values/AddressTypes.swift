extension ValueType {
    /// Addresses and identifiers.
    static let addressTypes: [ValueType] = [
        // An absolute address that leads somewhere.
        ValueType("url") { value, context in checkAbsolute(value, value.trimmed, &context) },
        // The same without white space around it.
        ValueType("uri") { value, context in checkAbsolute(value, value.text, &context) },
        // An address that may be relative where the format gives it a base.
        ValueType("reference") { value, context in checkReference(value, &context) },
        ValueType("atom-uri") { value, context in checkUnpadded(value, &context) },
        ValueType("id") { value, context in IdentifierCheck.check(value, &context) },
        ValueType("permalink", judgesBlank: true) { value, context in
            guard value.element["isPermaLink"] != "false", !value.trimmed.isEmpty,
                AddressSyntax(value.trimmed).scheme == nil || !AddressSyntax(value.trimmed).isComplete
            else { return }
            let predicate = "which is no address, and “isPermaLink” does not say false."
            value.report(.guidNotPermalink, predicate, in: &context)
        },
        ValueType("relation") { value, context in LinkRelation.check(value, &context) },
    ]

    /// Checks that a value is an absolute address.
    static func checkAbsolute(_ value: LintValue, _ text: String, _ context: inout LintContext) {
        let address = AddressSyntax(text)
        guard checkSpelling(value, address, &context) else { return }
        guard let scheme = address.scheme, address.isComplete else {
            return value.report(.invalidURL, "which is no absolute address.", in: &context)
        }
        checkScheme(scheme, value, &context)
        if !address.isASCII, value.element.key.hasPrefix("rss") {
            value.report(.nonASCIIURL, "which holds characters that a URI does not have.", in: &context)
        }
        IdentifierCheck.checkNamed(address, value, &context)
    }

    private static func checkReference(_ value: LintValue, _ context: inout LintContext) {
        let address = AddressSyntax(value.text)
        guard checkSpelling(value, address, &context) else { return }
        if let scheme = address.scheme {
            if !address.isComplete { value.report(.invalidURL, "which is no complete address.", in: &context) }
            checkScheme(scheme, value, &context)
        } else if context.baseCount == 0, !value.text.isEmpty, value.element.jsonKind == nil {
            value.report(.relativeURL, "which is relative, and no xml:base says to what.", in: &context)
        } else if value.element.jsonKind != nil {
            value.report(.relativeURL, "which is relative.", in: &context)
        }
    }

    /// Atom allows no white space around addresses (RFC 4287 §2).
    private static func checkUnpadded(_ value: LintValue, _ context: inout LintContext) {
        guard value.text == value.trimmed else {
            return value.report(.whitespace, "with white space around it.", in: &context)
        }
        checkReference(value, &context)
    }

    static func checkSpelling(_ value: LintValue, _ address: AddressSyntax, _ context: inout LintContext) -> Bool {
        switch address.fault {
        case nil: return true
        case .space: value.report(.invalidURL, "with white space in it.", in: &context)
        case .percent: value.report(.invalidURL, "with a “%” that begins no code.", in: &context)
        case .character(let character):
            value.report(.invalidURL, "with a “\(character)” that is not percent-encoded.", in: &context)
        }
        return false
    }

    static func checkScheme(_ scheme: String, _ value: LintValue, _ context: inout LintContext) {
        guard !RegisteredScheme.all.contains(scheme.lowercased()) else { return }
        value.report(.unregisteredScheme, "whose scheme “\(scheme)” is not registered.", in: &context)
    }
}
