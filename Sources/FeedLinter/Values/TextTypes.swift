extension ValueType {
    /// Texts: plain, HTML, and those that say which they are.
    static let textTypes: [ValueType] = [
        ValueType("text") { value, context in PlainTextCheck.check(value, &context) },
        ValueType("mixed-text", .mixed) { value, context in PlainTextCheck.check(value, &context) },
        ValueType("html") { value, context in
            // Descriptions of RSS 0.91 are plain text, and whatever looks like a tag is meant.
            guard context.facts["plain descriptions"] == nil else { return }
            MarkupCheck.checkEscaped(value, hasBase: context.baseCount > 0, &context)
        },
        // Text or markup in RSS 1.0, the latter only where RDF is told.
        ValueType("literal", .markup) { value, context in
            guard let child = value.element.children.first else {
                return MarkupCheck.checkEscaped(value, hasBase: context.baseCount > 0, &context)
            }
            guard value.element["rdf:parseType"] != "Literal" else { return }
            let message = "\(value.subject) holds “\(child.spelling)”, and rdf:parseType does not say Literal."
            context.add(.invalidRDF, child.line, message)
        },
        ValueType("inline-markup", .markup, judgesBlank: true) { value, context in
            // The element itself is markup too.
            MarkupCheck.checkInline(value.element, of: value, &context)
        },
        ValueType("anything-inline", .anything, judgesBlank: true),
        ValueType("text-construct", .markup, judgesBlank: true) { value, context in
            TextConstructCheck.check(value, &context)
        },
        ValueType("atom-content", .markup, judgesBlank: true) { value, context in
            ContentCheck.check(value, &context)
        },
        ValueType("media-text") { value, context in
            if value.element["type"] == "html" {
                MarkupCheck.checkEscaped(value, hasBase: context.baseCount > 0, &context)
            } else {
                PlainTextCheck.check(value, &context)
            }
        },
    ]
}
