import FeedReader

/// HTML that readers show: nothing that they have to remove, no addresses that lead nowhere.
enum MarkupCheck {
    /// Checks escaped HTML; `hasBase` says whether the format tells what relative addresses are relative to.
    static func checkEscaped(_ value: LintValue, hasBase: Bool, _ context: inout LintContext) {
        CharacterCheck.check(value.text, value, &context)
        if HTMLSigns.hasUnclosedTag(value.text) {
            let message = "\(value.subject) is HTML, and its last tag is not closed."
            context.add(.notHTML, value.element.line, message)
        }
        if value.text.contains("<?import") {
            context.add(.unsafeHTML, value.element.line, "\(value.subject) holds the instruction “import”.")
        }
        var tokenizer = HTMLTokenizer(value.text)
        while let token = tokenizer.next() {
            guard case .start(let tag) = token else { continue }
            checkElement(tag.name, line: value.element.line, value, &context)
            for attribute in tag.attributes {
                let mark = (tag.name, attribute.name)
                checkAttribute(mark, attribute.value, isVector: false, line: value.element.line, value, &context)
                checkAddress(mark, attribute.value, hasBase: hasBase, value, &context)
            }
        }
    }

    /// Checks markup that is part of the document.
    static func checkInline(_ element: LintElement, of value: LintValue, _ context: inout LintContext) {
        for child in element.children {
            let isVector = child.namespace == "http://www.w3.org/2000/svg"
            let isFormula = child.namespace == "http://www.w3.org/1998/Math/MathML"
            if child.namespace == "http://www.w3.org/1999/xhtml" {
                let name = child.local.lowercased()
                checkElement(name, line: child.line, value, &context)
                if !HTMLNames.elements.contains(name) {
                    let message = "\(value.subject) holds \(Quoted.text(child.spelling)), which is no element of XHTML."
                    context.add(.notHTML, child.line, message)
                }
            } else if isVector {
                checkElement(child.local, line: child.line, value, &context)
            } else if !isFormula, !child.namespace.isEmpty {
                UnknownNames.checkNamespace(child, &context)
            }
            for attribute in child.attributes where !isFormula {
                let mark = (child.local, attribute.spelling)
                checkAttribute(mark, attribute.value, isVector: isVector, line: child.line, value, &context)
                checkAddress(mark, attribute.value, hasBase: true, value, &context)
            }
            checkInline(child, of: value, &context)
        }
    }

    private static func checkElement(_ name: String, line: Int, _ value: LintValue, _ context: inout LintContext) {
        guard HTMLNames.unsafeElements.contains(name) else { return }
        context.add(.unsafeHTML, line, "\(value.subject) holds the element “\(name)”.")
    }

    private static func checkAttribute(
        _ mark: (element: String, attribute: String),
        _ text: String,
        isVector: Bool,
        line: Int,
        _ value: LintValue,
        _ context: inout LintContext
    ) {
        let name = mark.attribute
        if name.lowercased().hasPrefix("on"), HTMLNames.handlers.contains(name.lowercased()) {
            context.add(.unsafeHTML, line, "\(value.subject) holds the attribute “\(name)”, which runs a program.")
        } else if name.lowercased() == "style" {
            guard let declaration = StyleCheck.firstUnsafe(in: text) else { return }
            context.add(.unsafeStyle, line, "\(value.subject) holds the style \(Quoted.text(declaration)).")
        } else if !isKnown(name, isVector: isVector) {
            context.add(.unsafeAttribute, line, "\(value.subject) holds the attribute \(Quoted.text(name)).")
        }
    }

    private static func isKnown(_ name: String, isVector: Bool) -> Bool {
        HTMLNames.attributes.contains(name.lowercased()) || name.hasPrefix("data-") || name.hasPrefix("aria-")
            || isVector && HTMLNames.svgAttributes.contains(name)
    }

    private static func checkAddress(
        _ mark: (element: String, attribute: String),
        _ text: String,
        hasBase: Bool,
        _ value: LintValue,
        _ context: inout LintContext
    ) {
        guard HTMLNames.addressAttributes.contains(mark.attribute.lowercased()) else { return }
        let scheme = URLResolution.scheme(of: text)
        if scheme == "javascript" || scheme == "vbscript" {
            context.add(.unsafeHTML, value.element.line, "\(value.subject) holds an address that runs a program.")
        } else if scheme == nil, !hasBase, !text.trimmed.isEmpty {
            let message =
                "\(value.subject) holds the relative address \(Quoted.text(text.trimmed)) in “\(mark.element)”."
            context.add(.relativeReference, value.element.line, message)
        }
    }
}
