/// A text in one or more languages.
struct LocalizedText: Sendable, Hashable {
    /// The texts by language tag, in canonical case; the empty tag is for every language.
    let texts: TaggedTexts

    /// Takes a text for every language.
    init(_ text: String) { texts = .plain(text) }

    /// Takes texts by language tag.
    init(texts: [String: String]) { self.texts = TaggedTexts(texts) }

    /// The text for a language: its own, else that of the nearest wider tag, else the first by tag of the narrower ones
    /// (`zh` takes `zh-CN`, as it does where articles are selected), else the same for `fallback`, else the one without
    /// a tag, else the first by tag.
    func text(for language: String?, fallback: String) -> String {
        let texts: [String: String]
        switch self.texts {
        case .plain(let text): return text
        case .tagged(let tagged): texts = tagged
        }
        // As many are, and thousands are looked at for the feeds of a site.
        if texts.count == 1, let only = texts.first { return only.value }
        for wanted in [language, fallback].compactMap(\.self) {
            var subtags = wanted.split(separator: "-")
            while !subtags.isEmpty {
                if let text = texts[subtags.joined(separator: "-")] { return text }
                subtags.removeLast()
            }
            let narrower = texts.filter { $0.key.hasPrefix(wanted + "-") }
            if let text = narrower.min(by: { $0.key < $1.key })?.value { return text }
        }
        return texts[""] ?? texts.min { $0.key < $1.key }?.value ?? ""
    }
}
