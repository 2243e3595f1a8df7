/// The tokens of a document without the elements that are dropped with all that they hold.
///
/// An element of that kind whose end never comes loses only its tag: the text after it is not lost.
struct HTMLContent {
    private var tokenizer: HTMLTokenizer
    private let dropped: Set<String>
    private var unclosed: Set<String> = []

    init(_ html: String, dropped: Set<String>) {
        tokenizer = HTMLTokenizer(html)
        self.dropped = dropped
    }

    /// The next token that is not in a dropped element.
    ///
    /// - Parameter onDrop: Hears the name of every dropped element.
    /// - Returns: The token, or nil at the end.
    mutating func next(onDrop: (String) -> Void = { _ in }) -> HTMLToken? {
        while let token = tokenizer.next() {
            switch token {
            case .start(let tag) where dropped.contains(tag.name):
                onDrop(tag.name)
                if !isEmpty(tag) { skip(tag) }
            case .end(let name) where dropped.contains(name):
                continue
            default:
                return token
            }
        }
        return nil
    }

    private func isEmpty(_ tag: HTMLStartTag) -> Bool {
        HTMLStructure.void.contains(tag.name) || (tag.isSelfClosing && (tag.name == "svg" || tag.name == "math"))
    }

    private mutating func skip(_ tag: HTMLStartTag) {
        guard !unclosed.contains(tag.name) else { return }
        // Going back happens at most once for each name of an element that is dropped.
        let start = tokenizer
        var depth = 1
        while let token = tokenizer.next() {
            switch token {
            case .start(let inner) where inner.name == tag.name && !isEmpty(inner): depth += 1
            case .end(let name) where name == tag.name: depth -= 1
            default: break
            }
            if depth == 0 { return }
        }
        guard tag.name != "script", tag.name != "style" else { return }
        unclosed.insert(tag.name)
        tokenizer = start
    }
}
