/// Text constructs of Atom (RFC 4287 §3.1): plain text, escaped HTML, or XHTML in a `div`.
enum TextConstructCheck {
    static func check(_ value: LintValue, _ context: inout LintContext) {
        let type = value.element["type"]
        if let type, !["text", "html", "xhtml"].contains(type) {
            if type.trimmed.isEmpty {
                context.add(
                    .blank,
                    value.element.line,
                    at: "type",
                    "The attribute “type” of \(value.subject) says nothing."
                )
            } else {
                let message = "\(value.subject) has the type \(Quoted.text(type)); expected text, html or xhtml."
                context.add(.invalidTextType, value.element.line, at: "type", message)
            }
        }
        check(value, as: form(of: type), &context)
    }

    /// The form that a type means; readers take media types for the forms next to them.
    static func form(of type: String?) -> String {
        switch type?.lowercased() {
        case "html", "text/html": "html"
        case "xhtml", "application/xhtml+xml": "xhtml"
        default: "text"
        }
    }

    /// Checks an element by the form that its text has.
    static func check(_ value: LintValue, as form: String, _ context: inout LintContext) {
        if value.element.isBlank {
            return context.add(.blank, value.element.line, "\(value.subject) says nothing.")
        }
        switch form {
        case "html":
            if let child = value.element.children.first, value.element["mode"] != "xml" {
                let message = "\(value.subject) is HTML and holds the element “\(child.spelling)”, not escaped."
                context.add(.notEscaped, child.line, message)
            }
            MarkupCheck.checkEscaped(value, hasBase: true, &context)
        case "xhtml": checkInline(value, &context)
        default:
            for child in value.element.children {
                let message = "\(value.subject) is plain text and holds the element “\(child.spelling)”."
                context.add(.undefinedElement, child.line, at: child.spelling, message)
            }
            PlainTextCheck.check(value, &context)
        }
    }

    private static func checkInline(_ value: LintValue, _ context: inout LintContext) {
        let element = value.element
        guard let child = element.children.first else {
            return context.add(.notInline, element.line, "\(value.subject) is XHTML and holds text without elements.")
        }
        if child.local != "div" || child.namespace != "http://www.w3.org/1999/xhtml" || element.children.count > 1 {
            let message = "\(value.subject) is XHTML and holds “\(child.spelling)”; expected one div of XHTML."
            context.add(.missingDiv, child.line, message)
        } else if !element.text.trimmed.isEmpty {
            context.add(.notInline, element.line, "\(value.subject) is XHTML and holds text outside of its div.")
        } else if let tag = HTMLSigns.firstSign(in: child.text), tag.hasPrefix("<") {
            let message = "\(value.subject) is XHTML and holds \(Quoted.text(tag)), escaped."
            context.add(.notInline, child.line, message)
        }
        MarkupCheck.checkInline(element, of: value, &context)
    }
}
