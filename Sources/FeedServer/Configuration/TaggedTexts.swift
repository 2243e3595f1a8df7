/// Texts by language tag.
///
/// One without a tag, as the labels of thousands of categories are, needs no table, which takes longer to make than all
/// else that is read of a category.
enum TaggedTexts: Sendable, Hashable {
    /// One text with the empty tag.
    case plain(String)
    /// Any others.
    case tagged([String: String])

    /// Takes texts, so that the same ones are always the same case.
    init(_ texts: [String: String]) {
        self = if texts.count == 1, let text = texts[""] { .plain(text) } else { .tagged(texts) }
    }

    /// The tags, in no order.
    var keys: [String] {
        switch self {
        case .plain: [""]
        case .tagged(let texts): Array(texts.keys)
        }
    }

    /// The texts, in no order.
    var values: [String] {
        switch self {
        case .plain(let text): [text]
        case .tagged(let texts): Array(texts.values)
        }
    }

    /// The texts with their tags, by tag.
    var sorted: [(tag: String, text: String)] {
        switch self {
        case .plain(let text): [("", text)]
        case .tagged(let texts): texts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        }
    }
}
