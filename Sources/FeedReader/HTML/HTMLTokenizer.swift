/// Splits HTML into tokens, as section 13.2.5 of the HTML standard does, in time linear in the input.
///
/// It differs from the standard only where that would lose text: an unclosed comment and a tag with an unclosed quote
/// end at their first `>`, and raw text elements without an end tag are read as markup (except script and style).
package struct HTMLTokenizer {
    /// The most attributes of one tag that are looked at; the rest is passed over.
    static let maximumAttributes = 64

    /// Elements whose content is not markup.
    static let rawTextElements: Set<String> = [
        "iframe", "noembed", "noframes", "noscript", "script", "style", "textarea", "title", "xmp",
    ]

    let input: [UInt8]
    var position = 0
    private var rawTextName: String?
    private var unclosedRawText: Set<String> = []
    private var commentsMayClose = true
    private var unterminatedTags = 0
    private static let maximumUnterminatedTags = 16

    package init(_ html: String) {
        let bytes = Array(html.utf8)
        // Zero marks the end of the input here, and is no character of any document.
        input = bytes.contains(0) ? bytes.filter { $0 != 0 } : bytes
    }

    /// The next token, or nil at the end of the input.
    package mutating func next() -> HTMLToken? {
        if let name = rawTextName {
            rawTextName = nil
            if let text = rawText(of: name) { return .text(text) }
        }
        while position < input.count {
            guard input[position] == UInt8(ascii: "<") else { return .text(text()) }
            let following = byte(at: position + 1)
            if HTMLBytes.isLetter(following) {
                if let tag = startTag() { return .start(tag) }
            } else if following == UInt8(ascii: "/"), HTMLBytes.isLetter(byte(at: position + 2)) {
                if let name = endTag() { return .end(name) }
            } else if following == UInt8(ascii: "!") || following == UInt8(ascii: "?") || following == UInt8(ascii: "/")
            {
                skipComment()
            } else {
                return .text(text())
            }
        }
        return nil
    }

    private func byte(at index: Int) -> UInt8 {
        index < input.count ? input[index] : 0
    }

    private mutating func text() -> [UInt8] {
        let start = position
        // A `<` at the start is a character here: the caller has seen that it opens no tag.
        position += 1
        while position < input.count {
            if input[position] == UInt8(ascii: "<") {
                let following = byte(at: position + 1)
                if HTMLBytes.isLetter(following) || following == UInt8(ascii: "/") || following == UInt8(ascii: "!")
                    || following == UInt8(ascii: "?")
                {
                    break
                }
            }
            position += 1
        }
        return HTMLCharacterReferences.decode(input[start..<position], inAttribute: false)
    }

    private mutating func rawText(of name: String) -> [UInt8]? {
        guard !unclosedRawText.contains(name) else { return nil }
        let target = Array("</\(name)".utf8)
        var index = position
        while index + target.count <= input.count {
            if input[index] == UInt8(ascii: "<"), HTMLBytes.equals(input[index..<(index + target.count)], target),
                HTMLBytes.endsTagName(byte(at: index + target.count))
            {
                let content = input[position..<index]
                position = index
                return HTMLCharacterReferences.decode(content, inAttribute: false)
            }
            index += 1
        }
        if name == "script" || name == "style" {
            position = input.count
            return []
        }
        unclosedRawText.insert(name)
        return nil
    }

    private mutating func startTag() -> HTMLStartTag? {
        let start = position
        position += 1
        let written = tagName()
        // Browsers take the one for the other.
        let name = written == "image" ? "img" : written
        var attributes: [HTMLAttribute] = []
        while true {
            skipSpaceAndSlashes()
            guard position < input.count, unterminatedTags < Self.maximumUnterminatedTags else {
                guard endUnterminatedTag(from: start) else { return nil }
                attributes = []
                break
            }
            if input[position] == UInt8(ascii: ">") {
                position += 1
                break
            }
            let attribute = self.attribute(isWanted: attributes.count < Self.maximumAttributes)
            if let attribute, !attributes.contains(where: { $0.name == attribute.name }) {
                attributes.append(attribute)
            }
        }
        if Self.rawTextElements.contains(name) { rawTextName = name }
        let isSelfClosing = input[start..<position].suffix(2).elementsEqual("/>".utf8)
        return HTMLStartTag(name: name, attributes: attributes, isSelfClosing: isSelfClosing)
    }

    private mutating func endTag() -> String? {
        let start = position
        position += 2
        let name = tagName()
        return endUnterminatedTag(from: start, counts: false) ? name : nil
    }

    /// Ends a tag at its first `>`, or at the end of the input, where it is no tag.
    ///
    /// After a number of them no quotes are followed any more: each costs a look at the whole rest of the input.
    private mutating func endUnterminatedTag(from start: Int, counts: Bool = true) -> Bool {
        if counts { unterminatedTags += 1 }
        let end = input[start...].firstIndex(of: UInt8(ascii: ">"))
        position = end.map { $0 + 1 } ?? input.count
        return end != nil
    }

    private mutating func tagName() -> String {
        let start = position
        while position < input.count, !HTMLBytes.endsTagName(input[position]) { position += 1 }
        return HTMLBytes.lowercased(input[start..<position])
    }

    private mutating func skipSpaceAndSlashes() {
        while position < input.count, HTMLBytes.isSpace(input[position]) || input[position] == UInt8(ascii: "/") {
            position += 1
        }
    }

    /// Reads one attribute; the position is at its first byte, which is part of the name even if it is `=`.
    private mutating func attribute(isWanted: Bool) -> HTMLAttribute? {
        let start = position
        position += 1
        while position < input.count, !HTMLBytes.endsTagName(input[position]), input[position] != UInt8(ascii: "=") {
            position += 1
        }
        let name = input[start..<position]
        while position < input.count, HTMLBytes.isSpace(input[position]) { position += 1 }
        var value: ArraySlice<UInt8> = []
        if byte(at: position) == UInt8(ascii: "="), position < input.count {
            position += 1
            while position < input.count, HTMLBytes.isSpace(input[position]) { position += 1 }
            value = attributeValue()
        }
        guard isWanted else { return nil }
        return HTMLAttribute(
            name: HTMLBytes.lowercased(name),
            value: String(decoding: HTMLCharacterReferences.decode(value, inAttribute: true), as: UTF8.self)
        )
    }

    private mutating func attributeValue() -> ArraySlice<UInt8> {
        guard position < input.count else { return [] }
        let quote = input[position]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let start = position + 1
            let end = input[start...].firstIndex(of: quote) ?? input.count
            position = min(end + 1, input.count)
            return input[start..<end]
        }
        let start = position
        while position < input.count, !HTMLBytes.isSpace(input[position]), input[position] != UInt8(ascii: ">") {
            position += 1
        }
        return input[start..<position]
    }

    /// Passes over `<!…`, `<?…` and `</` before anything but a letter.
    private mutating func skipComment() {
        let rest = input[position...]
        if rest.starts(with: "<!--".utf8) {
            if rest.starts(with: "<!-->".utf8) || rest.starts(with: "<!--->".utf8) {
                position += rest.starts(with: "<!-->".utf8) ? 5 : 6
                return
            }
            if commentsMayClose, let end = endOfComment(from: position + 4) {
                position = end
                return
            }
            commentsMayClose = false
        }
        position = rest.firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? input.count
    }

    private func endOfComment(from start: Int) -> Int? {
        var index = start
        while let dash = input[index...].firstIndex(of: UInt8(ascii: "-")) {
            let rest = input[dash...]
            if rest.starts(with: "-->".utf8) { return dash + 3 }
            if rest.starts(with: "--!>".utf8) { return dash + 4 }
            index = dash + 1
        }
        return nil
    }
}
