import FeedReader

/// Walks through an XML document and hands its elements to the checker.
enum XMLDocumentLint {
    static func lint(_ input: BufferedInput, head: DocumentHead, with checker: inout ElementChecker) throws {
        head.check(&checker.context)
        do {
            let stream = try XMLStream(
                input: input,
                limits: FeedReaderLimits(),
                baseURL: nil,
                entities: head.declaresHTMLEntities
            )
            defer { reportStream(stream, &checker.context) }
            do {
                try walk(stream, with: &checker)
            } catch let fault as FeedReadError {
                let rule: LintRule = stream.sourceFailed ? .undecodable : .notWellFormed
                checker.context.path = []
                checker.context.add(rule, fault.position.line, fault.message)
            }
        } catch let fault as FeedReadError {
            checker.context.add(.undecodable, fault.position.line, fault.message)
        }
    }

    private static func walk(_ stream: XMLStream, with checker: inout ElementChecker) throws {
        while true {
            switch try stream.nextNode() {
            case .start(let tag):
                if checker.depth == 0 { noteRoot(tag, &checker.context) }
                checker.open(element(tag, checker))
                if tag.isEmpty { checker.close() }
            case .text(let text): checker.text(text)
            case .end: checker.close()
            case .endOfDocument: return
            }
        }
    }

    private static func element(_ tag: XMLTag, _ checker: ElementChecker) -> LintElement {
        let key = checker.key(namespace: tag.name.namespace, local: tag.name.local)
        var element = LintElement(
            key: key,
            spelling: Quoted.name(tag.name.spelling),
            namespace: tag.name.namespace,
            line: tag.line
        )
        element.attributes = tag.attributes.map { attribute in
            let name = attribute.name
            let key =
                name.namespace.isEmpty
                ? name.local
                : name.prefix == "xml"
                    ? "xml:" + name.local : checker.book.key(namespace: name.namespace, local: name.local)
            return LintElement.Attribute(
                key: key,
                spelling: Quoted.name(name.spelling),
                namespace: name.namespace,
                value: attribute.value
            )
        }
        return element
    }

    /// Notes what the root element tells of the format.
    private static func noteRoot(_ tag: XMLTag, _ context: inout LintContext) {
        let version = tag.attributes.first { $0.name.spelling == "version" }?.value ?? ""
        switch (tag.name.namespace, tag.name.local) {
        case ("http://www.w3.org/2005/Atom", _): context.setFormat("Atom 1.0")
        case (_, "rss"): context.setFormat(version.isEmpty ? "RSS" : "RSS " + version)
        case (_, "RDF"): context.setFormat("RSS 1.0")
        case (_, "Channel"): context.setFormat("RSS 1.1")
        case (_, "opml"): context.setFormat(version.isEmpty ? "OPML" : "OPML " + version)
        default: break
        }
        if tag.name.local == "rss", version.hasPrefix("0.") { context.facts["before RSS 2.0"] = tag.line }
        if tag.name.local == "rss", version == "0.91" { context.facts["plain descriptions"] = tag.line }
        if tag.name.local == "opml", version == "2.0" { context.facts["OPML 2.0"] = tag.line }
        guard tag.name.namespace == "http://www.w3.org/2005/Atom", !tag.name.prefix.isEmpty else { return }
        context.facts["prefix"] = tag.line
        context.facts["prefix " + tag.name.prefix] = tag.line
    }

    private static func reportStream(_ stream: XMLStream, _ context: inout LintContext) {
        context.path = []
        for fault in stream.namespaceFaults { context.add(.undeclaredPrefix, fault.position.line, fault.message) }
        guard stream.removedCharacterCount > 0 else { return }
        let count = stream.removedCharacterCount
        let message = "The document holds \(count == 1 ? "a character" : "\(count) characters") that XML forbids."
        context.add(.illegalCharacter, stream.firstRemovedLine, message)
    }
}
