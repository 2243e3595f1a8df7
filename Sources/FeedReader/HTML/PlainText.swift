/// The text of HTML.
public enum PlainText {
    /// The text of a document or a fragment: entities decoded, white space collapsed, each block and each `<br>` on a
    /// line of its own, no empty lines; scripts, styles and the like are left out.
    public static func make(fromHTML html: String) -> String {
        var content = HTMLContent(html, dropped: HTMLAllowList.articles.dropped)
        var lines = PlainTextLines()
        while let token = content.next() {
            switch token {
            case .text(let text):
                lines.append(text)
            case .start(let tag):
                separate(at: tag.name, &lines)
            case .end(let name):
                separate(at: name, &lines)
            }
        }
        return lines.finished()
    }

    /// The beginning of the text in one line, cut at the end of a sentence or a word where one is near.
    ///
    /// - Parameters:
    ///   - html: A document or a fragment.
    ///   - maximumCharacters: The most characters (grapheme clusters) of the result.
    /// - Returns: The whole text if it is short enough, else a part of it that ends with `…`.
    public static func summary(fromHTML html: String, maximumCharacters: Int) -> String {
        let text = make(fromHTML: html).replacing("\n", with: " ")
        guard maximumCharacters > 0 else { return "" }
        guard let limit = text.index(text.startIndex, offsetBy: maximumCharacters, limitedBy: text.endIndex),
            limit < text.endIndex
        else { return text }
        let cut = text.index(before: limit)
        let earliest = text.index(text.startIndex, offsetBy: maximumCharacters / 2, limitedBy: cut) ?? cut
        let end =
            lastBoundary(in: text, from: earliest, to: cut, where: isEndOfSentence)
            ?? lastBoundary(in: text, from: earliest, to: cut, where: isEndOfWord) ?? cut
        var part = text[..<end]
        while let last = part.last, last.isWhitespace { part.removeLast() }
        return part + "…"
    }

    private static func separate(at name: String, _ lines: inout PlainTextLines) {
        if name == "br" || HTMLStructure.breaksLine.contains(name) {
            lines.endLine()
        } else if name == "td" || name == "th" {
            lines.append([0x20])
        }
    }

    private static func lastBoundary(
        in text: String,
        from earliest: String.Index,
        to latest: String.Index,
        where isBoundary: (Character, Character) -> Bool
    ) -> String.Index? {
        var index = latest
        while index > earliest {
            let previous = text.index(before: index)
            if isBoundary(text[previous], text[index]) { return index }
            index = previous
        }
        return nil
    }

    private static func isEndOfSentence(_ before: Character, _ after: Character) -> Bool {
        if "。！？".contains(before) { return !"”’」』）。！？".contains(after) }
        if "”’」』".contains(before) { return false }
        return ".!?".contains(before) && after.isWhitespace
    }

    private static func isEndOfWord(_ before: Character, _ after: Character) -> Bool {
        !isPartOfWord(before) || !isPartOfWord(after)
    }

    /// Letters and digits of scripts that put spaces between words; Han, Kana and the like may be cut anywhere.
    private static func isPartOfWord(_ character: Character) -> Bool {
        guard character.isLetter || character.isNumber || character == "'" || character == "’",
            let scalar = character.unicodeScalars.first
        else { return false }
        return scalar.value < 0x2E80 || (0xAC00...0xD7AF).contains(scalar.value)
    }
}
