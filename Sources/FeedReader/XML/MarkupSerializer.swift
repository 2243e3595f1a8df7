/// Writes elements that were read as XML back as HTML (XHTML in Atom, markup that a publisher left unescaped).
enum MarkupSerializer {
    private static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    ]

    /// The attributes that hold an address.
    private static let addresses: Set<String> = ["href", "src", "cite", "longdesc", "poster", "data", "action"]

    /// The children of an element as a fragment of HTML.
    static func html(childrenOf element: XMLElement) -> String {
        var output = ""
        for child in element.children { append(child, base: element.base, to: &output) }
        return output
    }

    /// Text as it stands in HTML.
    static func escaped(_ text: some StringProtocol) -> String {
        var output = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }

    // As deep as an element that was read, which libxml2 holds under 256.
    private static func append(_ node: XMLElement.Node, base: String?, to output: inout String) {
        switch node {
        case .text(let text): output += escaped(text)
        case .element(let element):
            output += "<\(element.spelling)"
            for attribute in element.attributes {
                let name = attribute.name.vocabulary == .xml ? "xml:\(attribute.spelling)" : attribute.spelling
                guard name != "xml:base" else { continue }
                // HTML has no base within a page: an address under a base of its own is resolved here.
                let isMoved = element.base != base && addresses.contains(attribute.name.local)
                let value = isMoved ? ElementFacts.resolved(attribute.value, in: element) : attribute.value
                output += " \(name)=\"\(escapedAttribute(value))\""
            }
            output += ">"
            if void.contains(element.name.local), element.children.isEmpty { return }
            for child in element.children { append(child, base: base, to: &output) }
            output += "</\(element.spelling)>"
        }
    }

    private static func escapedAttribute(_ text: String) -> String {
        var output = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case "\"": output += "&quot;"
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }
}
