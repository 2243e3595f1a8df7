extension TextConstruct {
    /// The text as a fragment of HTML.
    ///
    /// Plain text is escaped, and its line feeds become `<br>` and a line feed.
    public var html: String {
        guard case .text(let text) = self else { return value }
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\n"): output.append(contentsOf: "<br>\n".utf8)
            default: output.append(byte)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// The text without markup, for the places that carry plain text alone.
    ///
    /// Of HTML, tags and comments are dropped, the character references of XML, `&nbsp;` and numeric references are
    /// resolved, and white space around it is trimmed. It is meant for titles and short descriptions; whoever wants the
    /// text of a document as it is laid out, or other named references, needs an HTML parser.
    public var plainText: String {
        guard case .html(let html) = self else { return value }
        return MarkupRemoval.plainText(of: html)
    }

    /// Whether there is nothing to read in it, once what no document can carry is left out.
    var isBlank: Bool {
        value.unicodeScalars.allSatisfy { $0.value <= 0x20 || IllegalCharacter.isNoncharacter($0) }
    }
}
