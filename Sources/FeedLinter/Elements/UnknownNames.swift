/// Elements that no table names.
enum UnknownNames {
    static func check(
        _ element: LintElement,
        in parent: LintElement?,
        _ book: VocabularyBook,
        _ context: inout LintContext
    ) {
        guard let parent else { return checkRoot(element, book, &context) }
        if element.jsonKind != nil { return checkMember(element, in: parent, &context) }
        // Of a prefix that is not declared, the parser says so.
        guard !element.namespace.isEmpty || !element.spelling.contains(":") else { return }
        if element.namespace.isEmpty, !parent.namespace.isEmpty {
            let message = "“\(element.spelling)” in “\(parent.spelling)” is of no namespace."
            return context.add(.noNamespace, element.line, message)
        }
        if element.namespace == "http://www.w3.org/1999/xhtml" {
            let message = "“\(element.spelling)” of XHTML stands in “\(parent.spelling)”."
            return context.add(.misplacedMarkup, element.line, message)
        }
        guard element.namespace.isEmpty || book.prefix(of: element.namespace) != nil else {
            return checkNamespace(element, &context)
        }
        context.add(.undefinedElement, element.line, "“\(parent.spelling)” has no element “\(element.spelling)”.")
    }

    /// Reports once that a namespace is not known.
    static func checkNamespace(_ element: LintElement, _ context: inout LintContext) {
        let namespace = element.namespace
        if let right = misspelled[namespace] {
            let message = "“\(element.spelling)” is of the namespace \(Quoted.text(namespace)); expected “\(right)”."
            return context.addOnce(.obsoleteNamespace, element.line, of: namespace, message)
        }
        let message = "“\(element.spelling)” is of the namespace \(Quoted.text(namespace)), which is not known."
        context.addOnce(.unknownNamespace, element.line, of: namespace, message)
    }

    /// Reports once that a namespace has a newer name.
    static func checkObsolete(
        _ namespace: String,
        _ element: LintElement,
        _ book: VocabularyBook,
        _ context: inout LintContext
    ) {
        let right = book.prefix(of: namespace).flatMap { book.namespace(of: $0) } ?? ""
        let expected = right.isEmpty ? "none" : "“\(right)”"
        let message = "“\(element.spelling)” is of the namespace \(Quoted.text(namespace)); expected \(expected)."
        context.addOnce(.obsoleteNamespace, element.line, of: namespace, message)
    }

    private static func checkRoot(_ element: LintElement, _ book: VocabularyBook, _ context: inout LintContext) {
        let isAtom = ["feed", "entry"].contains(element.local)
        if isAtom, element.namespace.hasPrefix("http://purl.org/atom/ns#") {
            let message =
                "“\(element.spelling)” is of the namespace \(Quoted.text(element.namespace)), a draft of Atom."
            return context.add(.obsoleteNamespace, element.line, message)
        }
        if ["urlset", "sitemapindex"].contains(element.local) {
            let message =
                "“\(element.spelling)” is the root of a sitemap, which is for search engines; expected a feed's."
            return context.add(.notAFeed, element.line, message)
        }
        guard isAtom else {
            return context.add(.notAFeed, element.line, "“\(element.spelling)” is the root; expected a feed's.")
        }
        let found = element.namespace.isEmpty ? "no namespace" : "the namespace \(Quoted.text(element.namespace))"
        let message = "“\(element.spelling)” is of \(found); expected “http://www.w3.org/2005/Atom”."
        context.add(.wrongNamespace, element.line, message)
    }

    private static func checkMember(_ element: LintElement, in parent: LintElement, _ context: inout LintContext) {
        guard !element.spelling.hasPrefix("_") else { return }
        let message = "“\(parent.spelling)” has no member \(Quoted.text(element.spelling))."
        context.add(.unknownMember, element.line, message)
    }

    /// Names of namespaces that are taken for others.
    private static let misspelled: [String: String] = [
        "http://www.usemod.com/cgi-bin/mb.pl?ModWiki": "http://purl.org/rss/1.0/modules/wiki/",
        "http://search.yahoo.com/rss/": "http://search.yahoo.com/mrss/",
        "http://tools.search.yahoo.com/mrss/": "http://search.yahoo.com/mrss/",
    ]
}
