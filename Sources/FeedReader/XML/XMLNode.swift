/// A piece of a document as it stands, for whoever judges the document rather than understands it.
package enum XMLNode: Sendable {
    /// An element begins; an empty one is followed by no ``end``.
    case start(XMLTag)
    /// Text, CDATA sections included, references expanded.
    case text(String)
    case end
    case endOfDocument
}

/// A start tag as it stands: nothing is folded, adopted or resolved.
package struct XMLTag: Sendable {
    package var name: XMLQualifiedName
    package var attributes: [XMLTagAttribute]
    /// The prefixes that the tag declares, in order; the empty one is the default namespace.
    package var prefixes: [String]
    package var isEmpty: Bool
    package var line: Int
}

/// An attribute of a start tag; an `xmlns` is none.
package struct XMLTagAttribute: Sendable {
    package var name: XMLQualifiedName
    package var value: String

    /// Makes an attribute.
    package init(name: XMLQualifiedName, value: String) {
        self.name = name
        self.value = value
    }
}

/// A name with its namespace and the prefix that it was written with; both are empty where there is none.
package struct XMLQualifiedName: Sendable, Hashable {
    package var namespace: String
    package var local: String
    package var prefix: String

    /// Makes a name.
    package init(namespace: String, local: String, prefix: String) {
        self.namespace = namespace
        self.local = local
        self.prefix = prefix
    }

    /// The name as it was written.
    package var spelling: String { prefix.isEmpty ? local : "\(prefix):\(local)" }
}
