/// Holds the elements of a document to the tables as they open and close; keeps of an element only what is open, and
/// the children that are looked at together.
struct ElementChecker {
    private struct Frame {
        var element: LintElement
        var rule: ElementRule?
        /// The names by which tables may know it as a parent: its own, then its role.
        var names: [String]
        /// Whether what is in it is not held to tables.
        var isOpaque: Bool
        var hasBase: Bool
        /// About how many bytes the children take that are kept.
        var keptByteCount = 0
    }

    var context: LintContext
    let book: VocabularyBook
    private var frames: [Frame] = []
    /// The prefix that tables know names without a namespace by.
    private(set) var corePrefix = "rss"

    init(context: LintContext, book: VocabularyBook = .shared) {
        self.context = context
        self.book = book
    }

    var depth: Int { frames.count }

    /// The name that tables know an element by.
    func key(namespace: String, local: String) -> String {
        namespace.isEmpty ? "\(corePrefix):\(local)" : book.key(namespace: namespace, local: local)
    }

    /// Takes the beginning of an element.
    mutating func open(_ started: LintElement) {
        var element = started
        if frames.isEmpty, element.namespace.isEmpty, ["opml", "outlineDocument"].contains(element.spelling) {
            corePrefix = "opml"
            element.key = "opml:" + element.spelling
        }
        if frames.isEmpty, element.jsonKind != nil { corePrefix = "json" }
        let parent = frames.last
        let isOpaque = parent?.isOpaque ?? false
        let rule = isOpaque ? nil : book.rule(for: element.key, in: parent?.names ?? ["-"])
        let hasBase = element.attributes.contains { $0.key == "xml:base" }
        context.path.append(element.spelling)
        if hasBase { context.baseCount += 1 }
        if isOpaque {
            checkOpaque(element, in: parent)
        } else {
            if book.obsoleteNamespaces.contains(element.namespace) {
                UnknownNames.checkObsolete(element.namespace, element, book, &context)
            }
            if let rule {
                checkPlace(of: element, rule)
                AttributeCheck.check(element, rule, &context)
            } else {
                UnknownNames.check(element, in: parent?.element, book, &context)
            }
        }
        countChild(element)
        let contents = rule?.value.contents
        frames.append(
            Frame(
                element: element,
                rule: rule,
                names: [element.key] + (Self.role(of: rule).map { [$0] } ?? []),
                isOpaque: rule == nil || contents == .markup || contents == .anything,
                hasBase: hasBase
            )
        )
    }

    /// Takes text of the element that is open.
    mutating func text(_ text: String) {
        guard !frames.isEmpty else { return }
        let length = frames[frames.count - 1].element.text.utf8.count
        guard length < context.limits.textByteCount else { return }
        frames[frames.count - 1].element.text += text
    }

    /// Takes the end of the element that is open.
    mutating func close() {
        guard let frame = frames.popLast() else { return }
        if let rule = frame.rule { check(frame, rule) }
        context.path.removeLast()
        if frame.hasBase { context.baseCount -= 1 }
        if frame.rule?.flags.contains(.entry) == true { context.countEntry() }
        if frame.rule?.flags.contains(.many) != true { keep(frame) }
    }

    /// Counts a child of the element that is open, as long as the names are not too many.
    private mutating func countChild(_ element: LintElement) {
        guard let last = frames.indices.last, frames[last].element.childCounts.count < context.limits.children else {
            return
        }
        frames[last].element.childCounts[element.key, default: 0] += 1
    }

    /// Keeps a child for the checks of its parent, as long as there is room.
    private mutating func keep(_ child: Frame) {
        guard let last = frames.indices.last, frames[last].element.children.count < context.limits.children else {
            return
        }
        let attributes = child.element.attributes.reduce(0) { $0 + $1.value.utf8.count + 64 }
        let byteCount = child.keptByteCount + child.element.text.utf8.count + attributes + 256
        guard frames[last].keptByteCount + byteCount <= context.limits.childrenByteCount else { return }
        frames[last].keptByteCount += byteCount
        frames[last].element.children.append(child.element)
    }

    /// In what is not held to tables, elements of no namespace are still nobody's.
    private mutating func checkOpaque(_ element: LintElement, in parent: Frame?) {
        guard let parent, parent.rule?.value.contents != .markup, element.jsonKind == nil, element.namespace.isEmpty,
            !parent.element.namespace.isEmpty
        else { return }
        let message = "“\(element.spelling)” in “\(parent.element.spelling)” is of no namespace."
        context.addOnce(.noNamespace, element.line, of: element.spelling, message)
    }

    private static func role(of rule: ElementRule?) -> String? {
        guard let rule else { return nil }
        return rule.flags.contains(.feed) ? "@feed" : rule.flags.contains(.entry) ? "@entry" : nil
    }

    private mutating func checkPlace(of element: LintElement, _ rule: ElementRule) {
        if rule.flags.contains(.obsolete) {
            context.add(.obsoleteElement, element.line, "“\(element.spelling)” is obsolete.")
        }
        guard let parent = frames.last?.element, element.jsonKind == nil else { return }
        OrderRule.check(element, in: parent, &context)
        guard parent.has(element.key) else { return }
        if rule.occurrence.isSingle {
            let message = "“\(parent.spelling)” has more than one “\(element.spelling)”; expected one."
            context.add(.duplicateElement, element.line, message)
        } else if rule.occurrence == .preferablyOnce {
            let message = "“\(parent.spelling)” has more than one “\(element.spelling)”."
            context.add(.repeatedElement, element.line, message)
        }
    }

    private mutating func check(_ frame: Frame, _ rule: ElementRule) {
        let element = frame.element
        checkChildren(frame)
        checkContents(element, rule)
        StructureCheck.check(element, rule, frames.last?.element, &context)
    }

    private mutating func checkChildren(_ frame: Frame) {
        let element = frame.element
        guard !frame.isOpaque, frame.rule?.value.contents != .nothing, element.jsonKind != .array else { return }
        for rule in book.children(of: frame.names) where !element.has(rule.key) {
            guard rule.occurrence.isRequired || rule.occurrence.isRecommended else { continue }
            let prefix = rule.key.prefix { $0 != ":" } + ":"
            // What a module asks for binds only those who use it.
            guard
                element.key.hasPrefix(prefix) || element.childCounts.keys.contains(where: { $0.hasPrefix(prefix) })
                    || frame.names.count == 1
            else { continue }
            let isCore = rule.key.hasPrefix("\(corePrefix):") || prefix == "atom:" || prefix.hasPrefix("rss1")
            let name = isCore ? String(rule.key.dropFirst(prefix.count)) : rule.key
            let breach: LintRule = rule.occurrence.isRequired ? .missingElement : .recommendedElement
            context.add(breach, element.line, at: name, "“\(element.spelling)” has no “\(name)”.")
        }
    }

    private mutating func checkContents(_ element: LintElement, _ rule: ElementRule) {
        if let kind = element.jsonKind, kind != rule.value.jsonKind {
            let message = "“\(element.spelling)” is \(kind.rawValue); expected \(rule.value.jsonKind.rawValue)."
            return context.add(.jsonType, element.line, message)
        }
        let hasText = !element.text.trimmed.isEmpty
        switch rule.value.contents {
        case .children where hasText, .nothing where hasText:
            let message = "“\(element.spelling)” holds the text \(Quoted.text(element.text.trimmed)); expected none."
            context.add(.unexpectedText, element.line, message)
        default: break
        }
        let isSilent = rule.value.contents == .mixed || rule.value.contents == .markup ? element.isBlank : !hasText
        if isSilent, !rule.value.judgesBlank {
            guard !rule.flags.contains(.blank), element["isPermaLink"] == nil else { return }
            return context.add(.blank, element.line, "“\(element.spelling)” says nothing.")
        }
        if element.childCounts.isEmpty || rule.value.contents == .markup {
            rule.value.check(LintValue(element: element, attribute: nil, text: element.text), &context)
        }
        guard rule.flags.contains(.unique), let first = firstLine(of: element) else { return }
        let message = "“\(element.spelling)” is \(Quoted.text(element.text.trimmed)), as on line \(first)."
        context.add(.duplicateValue, element.line, message)
    }

    /// The line of the first element of the same value; hours and days count within their parent.
    private mutating func firstLine(of element: LintElement) -> Int? {
        let scope = element.key.hasSuffix("guid") ? "" : " \(frames.last?.element.line ?? 0)"
        return context.lineOfFirst(element.text.trimmed, kind: element.key + scope, line: element.line)
    }
}
