import FeedWriter
import Store

extension ConfigurationNode {
    /// A text for every language, or an object of texts by language tag.
    func localizedText() -> LocalizedText? {
        let expected = "a text, or an object of texts by language such as {\"en\": \"News\", \"zh-CN\": \"新闻\"}"
        if case .string(let text) = value, !text.isEmpty { return LocalizedText(text) }
        guard case .object(let object) = value, !object.isEmpty, let members = members(expected: expected) else {
            report("is not \(expected)")
            return nil
        }
        var texts: [String: String] = [:]
        for (name, node) in members {
            let text = node.string(expected: "a text")
            guard let tag = LanguageTag.canonical(name) else {
                node.reportWithoutValue("the key is not a language tag such as \"en\" or \"zh-CN\"")
                continue
            }
            if texts.updateValue(text ?? "", forKey: tag) != nil {
                node.reportWithoutValue("\(tag) is there already")
            }
        }
        return LocalizedText(texts: texts)
    }

    /// A language tag in its canonical case.
    func languageTag() -> String? {
        guard case .string(let text) = value, let tag = LanguageTag.canonical(text) else {
            report("is not a language tag such as \"en\" or \"zh-CN\"")
            return nil
        }
        return tag
    }

    /// A slug as it stands.
    func slug() -> String? {
        guard case .string(let text) = value else {
            report("is not a slug such as \"mobile\"")
            return nil
        }
        return checkedSlug(text)
    }

    /// A slug that is the value or a part of it; suggests the nearest when it is none.
    func checkedSlug(_ text: String) -> String? {
        if Slug.isValid(text) { return text }
        let suggestion = Slug.make(from: text).map { "; did you mean \"\($0)\"?" } ?? ""
        let rule = "letters and digits in lower case, \"-\", \"_\", \".\", at most \(Slug.maximumLength) bytes"
        report("is not a slug (\(rule))\(suggestion)", showing: ConfigurationValueText.text(of: .string(text)))
        return nil
    }

    /// The slug of a name, as readers of the feed would find it.
    func slugOfName() -> String? {
        guard case .string(let name) = value, let slug = Slug.make(from: name) else {
            report("is not a name")
            return nil
        }
        return slug
    }

    /// Words to search for.
    func searchedWords() -> String? {
        guard case .string(let text) = value else {
            report("is not a text of words to search for")
            return nil
        }
        do throws(SearchedWords.Problem) {
            return try SearchedWords(text).text
        } catch {
            switch error {
            case .none: report("has no word that could be searched for")
            case .tooMany:
                report(
                    "asks for too much; at most \(SearchedWords.mostWords) words and "
                        + "\(SearchedWords.mostCharacters) characters are taken"
                )
            }
            return nil
        }
    }
}
