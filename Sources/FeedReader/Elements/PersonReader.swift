import FeedWriter

/// Reads people: Atom's persons (RFC 4287 §3.2), RSS's e-mail addresses with a name, bare names.
enum PersonReader {
    /// The person of an element; nil where nothing is said.
    static func read(_ element: XMLElement, role: String? = nil) -> Person? {
        guard element.hasElements else { return element.text.map { person(fromText: $0, role: role) } }
        let name = element.first(XMLName(.syndication, "name"), XMLName(.podcast, "name"))?.text
        let email = element.first(XMLName(.syndication, "email"), XMLName(.podcast, "email"))?.text
        let address = element.first(
            XMLName(.syndication, "uri"),
            XMLName(.syndication, "url"),
            XMLName(.syndication, "homepage")
        )
        let uri = address.flatMap { element in
            element.text.map { URLResolution.resolve($0, against: element.base) ?? $0 }
        }
        guard let shown = name ?? email ?? uri else { return element.text.map { person(fromText: $0, role: role) } }
        return Person(name: shown, role: role, uri: uri, email: email)
    }

    /// The person of `mail@example.com (Name)`, `Name (mail@example.com)`, `Name <mail@example.com>` or a bare name.
    static func person(fromText text: String, role: String? = nil) -> Person {
        let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for (opening, closing) in [("(", ")"), ("<", ">")] {
            guard text.hasSuffix(closing), let start = text.lastIndex(of: Character(opening)) else { continue }
            let outer = text[..<start].trimmedWhitespace
            let inner = text[text.index(after: start)...].dropLast().trimmedWhitespace
            guard !outer.isEmpty, !inner.isEmpty else { continue }
            if isEmail(outer) { return Person(name: inner, role: role, email: bare(outer)) }
            if isEmail(inner) { return Person(name: outer, role: role, email: bare(inner)) }
        }
        return isEmail(text) ? Person(name: bare(text), role: role, email: bare(text)) : Person(name: text, role: role)
    }

    private static func bare(_ email: String) -> String {
        email.hasPrefix("mailto:") ? String(email.dropFirst(7)) : email
    }

    private static func isEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !text.contains(" ")
    }
}
