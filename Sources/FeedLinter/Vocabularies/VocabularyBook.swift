/// The tables of every vocabulary, ready to be asked.
struct VocabularyBook: Sendable {
    /// The tables as they are delivered.
    static let shared = VocabularyBook(Vocabulary.all)

    private(set) var rules: [String: [String: ElementRule]] = [:]
    /// The elements in the order of the tables, by parent.
    private(set) var order: [String: [String]] = [:]
    private var prefixOfNamespace: [String: String] = [:]
    private var namespaceOfPrefix: [String: String] = [:]
    private(set) var obsoleteNamespaces: Set<String> = []
    /// Lines of tables that cannot be read; a test holds that there are none.
    private(set) var mistakes: [String] = []

    init(_ vocabularies: [Vocabulary]) {
        for vocabulary in vocabularies {
            for namespace in vocabulary.namespaces + vocabulary.obsoleteNamespaces {
                prefixOfNamespace[namespace] = vocabulary.prefix
            }
            namespaceOfPrefix[vocabulary.prefix] = vocabulary.namespaces.first
            obsoleteNamespaces.formUnion(vocabulary.obsoleteNamespaces)
        }
        for vocabulary in vocabularies {
            for line in vocabulary.table.split(separator: "\n") { read(line, of: vocabulary) }
        }
    }

    /// The prefix that tables know a namespace by; nil where it is of none.
    func prefix(of namespace: String) -> String? {
        prefixOfNamespace[namespace]
    }

    /// The name of the namespace that a prefix of the tables means.
    func namespace(of prefix: String) -> String? {
        namespaceOfPrefix[prefix]
    }

    /// The name that tables know an element or attribute by.
    func key(namespace: String, local: String) -> String {
        "\(prefixOfNamespace[namespace] ?? "unknown"):\(local)"
    }

    /// What the tables say of an element in a parent of some names: its own and the roles that it plays.
    func rule(for key: String, in parents: [String]) -> ElementRule? {
        for parent in parents {
            if let rule = rules[parent]?[key] { return rule }
        }
        return rules["@any"]?[key]
    }

    /// The lines of tables about the children of an element.
    func children(of parents: [String]) -> [ElementRule] {
        parents.flatMap { parent in (order[parent] ?? []).compactMap { rules[parent]?[$0] } }
    }

    private mutating func read(_ line: Substring, of vocabulary: Vocabulary) {
        let words = line.prefix { $0 != "#" }.split(separator: " ").map(String.init)
        guard !words.isEmpty else { return }
        guard words.count >= 4, let occurrence = Occurrence(rawValue: words[2]), let value = ValueType.named(words[3])
        else {
            mistakes.append(String(line))
            return
        }
        let key = Self.qualified(words[1], by: vocabulary.prefix)
        var rule = ElementRule(
            key: key,
            occurrence: occurrence,
            value: value,
            flags: [],
            attributes: [:],
            attributeOrder: []
        )
        for word in words.dropFirst(4) where !add(word, to: &rule) { mistakes.append("\(line): \(word)") }
        for parent in words[0].split(separator: ",") {
            let parentKey =
                parent == "-" || parent.hasPrefix("@") ? String(parent) : Self.qualified(parent, by: vocabulary.prefix)
            if rules[parentKey]?.updateValue(rule, forKey: key) != nil { mistakes.append("\(line): twice") }
            rules[parentKey, default: [:]][key] = rule
            order[parentKey, default: []].append(key)
        }
    }

    private func add(_ word: String, to rule: inout ElementRule) -> Bool {
        guard let equals = word.firstIndex(of: "=") else {
            guard let flag = ElementRule.Flag(rawValue: word) else { return false }
            rule.flags.insert(flag)
            return true
        }
        let name = word[..<equals]
        let mark = name.last
        let bare = mark == "!" || mark == "~" ? String(name.dropLast()) : String(name)
        guard let value = ValueType.named(String(word[word.index(after: equals)...])) else { return false }
        rule.attributes[bare] = .init(value: value, isRequired: mark == "!", isRecommended: mark == "~")
        rule.attributeOrder.append(bare)
        return true
    }

    private static func qualified(_ name: some StringProtocol, by prefix: String) -> String {
        name.contains(":") ? String(name) : "\(prefix):\(name)"
    }
}
