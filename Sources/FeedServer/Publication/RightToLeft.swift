import Store

/// Says in HTML that it is written from right to left.
///
/// Readers seldom make anything of a feed's `xml:lang` or `language`, and nothing of direction; a `div` around the
/// content is what they keep, or what a browser within them obeys.
enum RightToLeft {
    /// The languages that are, where their tag names no script.
    private static let languages: Set<String> = [
        "ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi",
    ]

    private static let scripts: Set<String> = ["adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"]

    /// Whether text in a language (a BCP 47 tag) is written from right to left.
    static func isWritten(_ language: String?) -> Bool {
        guard let subtags = language?.utf8.split(separator: UInt8(ascii: "-")), let primary = subtags.first else {
            return false
        }
        if let script = subtags.dropFirst().first(where: { $0.count == 4 && $0.allSatisfy { $0 > 0x39 } }) {
            return scripts.contains(String(Substring(script)).lowercased())
        }
        return languages.contains(String(Substring(primary)).lowercased())
    }

    /// The HTML in a `div` that says so, where its language asks for it and it does not say so itself.
    static func marked(_ html: String, language: String?) -> String {
        // What is no language tag must not get into the markup.
        guard isWritten(language), let language = language.flatMap(LanguageTag.canonical), !html.isEmpty,
            !html.hasPrefix("<div dir=\"rtl\"")
        else { return html }
        return "<div dir=\"rtl\" lang=\"\(language)\">\(html)</div>"
    }
}
