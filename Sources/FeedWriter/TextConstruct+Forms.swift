extension TextConstruct {
    /// The text as a fragment of HTML.
    ///
    /// Plain text is escaped, and its line feeds become `<br>` and a line feed.
    public var html: String {
        guard case .text(let text) = self else { return value }
        guard Self.needsMarkup(text) else { return text }
        var output = ByteBuffer(capacity: text.utf8.count + 64)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): output.append("&amp;")
            case UInt8(ascii: "<"): output.append("&lt;")
            case UInt8(ascii: ">"): output.append("&gt;")
            case UInt8(ascii: "\n"): output.append("<br>\n")
            default: output.append(byte)
            }
        }
        return String(decoding: output.bytes, as: UTF8.self)
    }

    /// Whether there is anything in a text that does not stand for itself in HTML.
    private static func needsMarkup(_ text: String) -> Bool {
        var isNeeded = false
        ByteBuffer.withUTF8(of: text) { bytes in
            isNeeded = BlockSearch.isAny(in: bytes) { block in
                // `<` and `>` differ in one bit.
                BlockSearch.marks(of: UInt8(ascii: ">"), in: block, setting: 0x02)
                    .| BlockSearch.marks(of: UInt8(ascii: "&"), in: block)
                    .| BlockSearch.marks(of: UInt8(ascii: "\n"), in: block)
            }
        }
        return isNeeded
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
        // The first byte of nearly every text says that there is something to read. EF begins what no document carries.
        if let first = value.utf8.first, first > 0x20, first != 0xEF { return false }
        return value.unicodeScalars.allSatisfy { $0.value <= 0x20 || IllegalCharacter.isNoncharacter($0) }
    }
}
