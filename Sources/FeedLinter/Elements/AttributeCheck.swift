/// Holds the attributes of an element to its line of the table.
enum AttributeCheck {
    static func check(_ element: LintElement, _ rule: ElementRule, _ context: inout LintContext) {
        for attribute in element.attributes {
            if let known = rule.attributes[attribute.key] {
                check(attribute, of: element, known, &context)
            } else {
                checkUnnamed(attribute, of: element, rule, &context)
            }
        }
        guard element.jsonKind == nil else { return }
        for name in rule.attributeOrder where element[name] == nil {
            guard let known = rule.attributes[name], known.isRequired || known.isRecommended else { continue }
            let breach: LintRule = known.isRequired ? .missingAttribute : .recommendedAttribute
            context.add(breach, element.line, at: name, "“\(element.spelling)” has no attribute “\(name)”.")
        }
    }

    private static func check(
        _ attribute: LintElement.Attribute,
        of element: LintElement,
        _ rule: ElementRule.AttributeRule,
        _ context: inout LintContext
    ) {
        if attribute.value.trimmed.isEmpty, !rule.value.judgesBlank {
            guard rule.value.name != "reference" else { return }
            let message = "The attribute “\(attribute.spelling)” of “\(element.spelling)” says nothing."
            return context.add(.blank, element.line, at: attribute.spelling, message)
        }
        let value = LintValue(element: element, attribute: attribute.spelling, text: attribute.value)
        rule.value.check(value, &context)
    }

    private static func checkUnnamed(
        _ attribute: LintElement.Attribute,
        of element: LintElement,
        _ rule: ElementRule,
        _ context: inout LintContext
    ) {
        let value = LintValue(element: element, attribute: attribute.spelling, text: attribute.value)
        switch attribute.key {
        case "xml:lang":
            if !attribute.value.isEmpty { LanguageCheck.check(value, &context) }
        case "xml:base": _ = ValueType.checkSpelling(value, AddressSyntax(attribute.value), &context)
        case "xml:space": break
        default:
            guard !rule.flags.contains(.open), rule.value.contents != .anything, !isTextType(attribute, rule) else {
                return
            }
            if attribute.namespace.isEmpty {
                let message = "“\(element.spelling)” has the attribute “\(attribute.spelling)”, which it does not have."
                context.add(.undefinedAttribute, element.line, at: attribute.spelling, message)
            } else if element.namespace.isEmpty {
                let message = "“\(element.spelling)” has the attribute “\(attribute.spelling)” of another vocabulary."
                context.add(.foreignAttribute, element.line, at: attribute.spelling, message)
            }
        }
    }

    /// Text constructs look at their type themselves.
    private static func isTextType(_ attribute: LintElement.Attribute, _ rule: ElementRule) -> Bool {
        attribute.key == "type" && rule.value.name == "text-construct"
    }
}
