/// A piece of HTML as the tokenizer of the HTML standard sees it; comments, processing instructions and document
/// type declarations are no tokens here.
package enum HTMLToken {
    /// Text in UTF-8, character references decoded, characters that XML 1.0 forbids removed.
    case text([UInt8])
    /// A start tag, its name in lower case.
    case start(HTMLStartTag)
    /// An end tag, its name in lower case.
    case end(String)
}

/// A start tag with its attributes in the order of the source, each name once.
package struct HTMLStartTag {
    package var name: String
    package var attributes: [HTMLAttribute]
    /// Whether the tag ends in `/>`, which means something in vector and formula markup alone.
    package var isSelfClosing: Bool
}

/// An attribute of a start tag, its name in lower case and its value decoded.
package struct HTMLAttribute {
    package var name: String
    package var value: String
}
