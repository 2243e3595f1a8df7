import FeedWriter

/// Reads text with its kind: Atom 1.0 (RFC 4287 §3.1, §4.1.3), Atom 0.3 with its modes, RSS.
enum TextReader {
    /// What an element without a `type` holds.
    enum Standard {
        /// Plain text, as Atom has it.
        case plain
        /// HTML, as RSS has it in descriptions.
        case html
        /// Whichever it looks like, as RSS has it in titles.
        case either
    }

    /// The text of an element; nil where it is empty.
    static func read(_ element: XMLElement, standard: Standard) -> TextConstruct? {
        let kind = Kind(type: element["type"], standard: standard)
        if element.hasElements {
            let inner = unwrapped(element)
            // HTML that was escaped and wrapped in a `div` nevertheless is markup once unescaped.
            let isEscaped = kind == .html && !inner.hasElements
            let markup = (isEscaped ? inner.rawText : MarkupSerializer.html(childrenOf: inner)).trimmedWhitespace
            return markup.isEmpty ? nil : .html(markup)
        }
        var text = element.rawText.trimmedWhitespace
        if element["mode"]?.lowercased() == "base64" || kind == .encoded {
            text = Base64.text(text) ?? text
        }
        guard !text.isEmpty else { return nil }
        return switch kind {
        case .plain, .encoded: .text(text)
        case .html: .html(text)
        case .xhtml: .html(MarkupSerializer.escaped(text))
        case .either: HTMLGuess.looksLikeHTML(text) ? .html(text) : .text(text)
        }
    }

    private enum Kind {
        case plain
        case html
        case xhtml
        case either
        case encoded

        init(type: String?, standard: Standard) {
            switch type?.lowercased() {
            case nil, "":
                self =
                    switch standard {
                    case .plain: .plain
                    case .html: .html
                    case .either: .either
                    }
            case "text", "text/plain", "plain": self = standard == .plain ? .plain : .either
            case "html", "text/html": self = .html
            case "xhtml", "application/xhtml+xml", "text/xhtml": self = .xhtml
            case .some(let type) where type.hasPrefix("text/"): self = .plain
            case .some(let type) where type.hasSuffix("xml") || !type.contains("/"): self = .plain
            default: self = .encoded
            }
        }
    }

    /// The `div` that Atom demands around XHTML is no part of the content (RFC 4287 §3.1.1.3).
    private static func unwrapped(_ element: XMLElement) -> XMLElement {
        let solid = element.children.filter { node in
            guard case .text(let text) = node else { return true }
            return !text.trimmedWhitespace.isEmpty
        }
        guard solid.count == 1, case .element(let child) = solid[0], child.name.local == "div" else { return element }
        guard child.name.vocabulary == .xhtml || element["type"]?.lowercased().contains("xhtml") == true else {
            return element
        }
        return child
    }
}
