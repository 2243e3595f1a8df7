/// Atom's `content` (RFC 4287 §4.1.3): text, markup, anything else in Base64, or an address.
enum ContentCheck {
    static func check(_ value: LintValue, _ context: inout LintContext) {
        let element = value.element
        if element["src"] != nil { return checkRemote(value, &context) }
        guard let type = element["type"], !["text", "html", "xhtml"].contains(type) else {
            return TextConstructCheck.check(value, as: TextConstructCheck.form(of: element["type"]), &context)
        }
        guard checkMediaType(type, value, &context) else { return }
        let essence = MediaTypeSyntax.essence(type)
        if essence.hasSuffix("+xml") || essence.hasSuffix("/xml") {
            MarkupCheck.checkInline(element, of: value, &context)
        } else if essence.hasPrefix("text/") {
            let form = essence == "text/html" ? "html" : "text"
            if form == "html" || !element.children.isEmpty { TextConstructCheck.check(value, as: form, &context) }
        } else if !MediaTypeSyntax.isBase64(element.text) || !element.children.isEmpty {
            let message = "\(value.subject) has the type \(Quoted.text(type)) and is not in Base64."
            context.add(.invalidBase64, element.line, message)
        }
    }

    private static func checkRemote(_ value: LintValue, _ context: inout LintContext) {
        let element = value.element
        if let type = element["type"] {
            _ = checkMediaType(type, value, &context)
        } else {
            let message = "\(value.subject) has the attribute “src” and no “type”."
            context.add(.recommendedAttribute, element.line, at: "type", message)
        }
        if !element.text.trimmed.isEmpty {
            context.add(.unexpectedText, element.line, "\(value.subject) has the attribute “src”, and text.")
        }
        for child in element.children {
            let message = "\(value.subject) has the attribute “src”, and the element “\(child.spelling)”."
            context.add(.undefinedElement, child.line, at: child.spelling, message)
        }
    }

    private static func checkMediaType(_ type: String, _ value: LintValue, _ context: inout LintContext) -> Bool {
        guard !MediaTypeSyntax.isMediaType(type) else { return true }
        let message = "\(value.subject) has the type \(Quoted.text(type)), which is no media type such as image/png."
        context.add(.invalidMediaType, value.element.line, at: "type", message)
        return false
    }
}
