/// An element that was read whole: a record, or something that the feed says of itself.
struct XMLElement: Sendable {
    /// A child of an element.
    enum Node: Sendable {
        case element(XMLElement)
        case text(String)
    }

    /// An attribute; an `xmlns` is none.
    struct Attribute: Sendable {
        var name: XMLName
        /// The local name as it was spelled.
        var spelling: String
        var value: String
    }

    var name: XMLName
    /// The local name as it was spelled.
    var spelling: String
    var namespace: String?
    var attributes: [Attribute] = []
    var children: [Node] = []
    var line: Int
    /// The base that relative URLs in it are resolved against: the nearest `xml:base`, else the document's address.
    var base: String?
    /// The language in force in it, by the nearest `xml:lang`.
    var language: String?

    /// About how many bytes its names and attributes take in memory.
    var headByteCount: Int {
        attributes.reduce(spelling.utf8.count + (namespace?.utf8.count ?? 0)) { sum, attribute in
            sum + attribute.spelling.utf8.count + attribute.value.utf8.count + 32
        }
    }

    /// The value of an attribute, of no namespace or of the element's own family.
    subscript(_ local: String) -> String? {
        attributes.first { $0.name == XMLName(.syndication, local) }?.value
            ?? attributes.first { $0.name.local == local && $0.name.vocabulary == name.vocabulary }?.value
    }

    /// The value of an attribute of a namespace.
    func attribute(_ name: XMLName) -> String? {
        attributes.first { $0.name == name }?.value
    }

    /// The children that are elements.
    var elements: [XMLElement] {
        children.compactMap { node in
            guard case .element(let element) = node else { return nil }
            return element
        }
    }

    /// Whether there are elements in it.
    var hasElements: Bool {
        children.contains { node in
            guard case .element = node else { return false }
            return true
        }
    }

    /// The text in it, that of its descendants too, as it stands.
    var rawText: String {
        children.reduce(into: "") { text, node in
            switch node {
            case .text(let part): text += part
            case .element(let element): text += element.rawText
            }
        }
    }

    /// The text in it without white space at its ends; nil when there is none.
    var text: String? {
        let trimmed = rawText.trimmedWhitespace
        return trimmed.isEmpty ? nil : trimmed
    }

    /// The first child of one of some names, names first in order.
    func first(_ names: XMLName...) -> XMLElement? {
        for name in names {
            if let found = elements.first(where: { $0.name == name }) { return found }
        }
        return nil
    }

    /// The children of a name.
    func all(_ name: XMLName) -> [XMLElement] {
        elements.filter { $0.name == name }
    }
}

extension StringProtocol {
    /// The string without XML white space at its ends.
    var trimmedWhitespace: String {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        let bytes = Array(utf8)
        guard let start = bytes.firstIndex(where: { !isSpace($0) }),
            let end = bytes.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(decoding: bytes[start...end], as: UTF8.self)
    }
}
