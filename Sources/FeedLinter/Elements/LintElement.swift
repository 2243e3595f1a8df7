/// An element, or a member of a JSON object, as the checks see it.
struct LintElement: Sendable {
    /// An attribute by the name that tables know it by.
    struct Attribute: Sendable {
        /// The local name, after the vocabulary's prefix where it is of a namespace.
        var key: String
        /// The name as it was written.
        var spelling: String
        var namespace: String
        var value: String
    }

    /// What of JSON a member holds; nil in XML.
    enum JSONKind: String, Sendable {
        case object = "an object"
        case array = "an array"
        case string = "a string"
        case number = "a number"
        case boolean = "true or false"
        case null
    }

    /// The name that tables know it by, such as `rss:item`.
    var key: String
    /// The name as it was written.
    var spelling: String
    var namespace = ""
    var line: Int
    var attributes: [Attribute] = []
    /// The text directly in it.
    var text = ""
    var children: [LintElement] = []
    /// How many children there are of each name, those included that are not kept.
    var childCounts: [String: Int] = [:]
    var jsonKind: JSONKind?

    /// The value of an attribute.
    subscript(_ key: String) -> String? {
        attributes.first { $0.key == key }?.value
    }

    /// The children of a name.
    func all(_ key: String) -> [LintElement] {
        children.filter { $0.key == key }
    }

    /// The first child of a name.
    func first(_ key: String) -> LintElement? {
        children.first { $0.key == key }
    }

    func has(_ key: String) -> Bool {
        childCounts[key] != nil
    }

    /// The local part of the name that tables know it by.
    var local: String {
        key.split(separator: ":", maxSplits: 1).last.map(String.init) ?? key
    }

    /// Whether there is neither text nor anything else in it.
    var isBlank: Bool {
        childCounts.isEmpty && text.trimmed.isEmpty
    }
}

extension StringProtocol {
    /// The text without XML's white space at its ends.
    var trimmed: String {
        var rest = Substring(self).unicodeScalars
        while let first = rest.first, first.isXMLSpace { rest.removeFirst() }
        while let last = rest.last, last.isXMLSpace { rest.removeLast() }
        return String(rest)
    }
}

extension Unicode.Scalar {
    /// Whether it is white space of XML 1.0 §2.3.
    var isXMLSpace: Bool {
        value == 0x20 || value == 0x09 || value == 0x0A || value == 0x0D
    }
}
