/// What a feed said, as a message quotes it.
enum Quoted {
    private static let longest = 60

    /// The text in quotation marks, shortened, controls and line breaks as spaces.
    static func text(_ text: some StringProtocol) -> String { "“\(name(text))”" }

    /// A name that a document made up, so that it can neither fill a message nor forge one.
    static func name(_ text: some StringProtocol) -> String {
        let head = text.unicodeScalars.prefix(longest + 1)
        var shown = String.UnicodeScalarView()
        for scalar in head.prefix(longest) {
            let isShown = scalar.properties.generalCategory != .control && scalar.properties.generalCategory != .format
            shown.append(isShown ? scalar : " ")
        }
        return String(shown) + (head.count > longest ? "…" : "")
    }
}
