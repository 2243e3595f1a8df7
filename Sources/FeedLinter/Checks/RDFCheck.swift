/// What RSS 1.0 and 1.1 ask beyond their tables.
enum RDFCheck {
    static func check(_ element: LintElement, _ context: inout LintContext) {
        if let about = element["rdf:about"],
            let first = context.lineOfFirst(about, kind: "rdf:about", line: element.line)
        {
            let message = "“rdf:about” is \(Quoted.text(about)), as on line \(first)."
            context.add(.duplicateValue, element.line, at: "rdf:about", message)
        }
        if element.key == "rss1:channel", !element.has("dc:language") {
            let message = "“channel” does not say its language, in “dc:language”."
            context.add(.missingLanguage, element.line, at: "dc:language", message)
        }
    }
}
