public import FeedReader
public import FeedWriter

/// Finds what is wrong with RSS, Atom, OPML and JSON feeds: bytes in, findings out.
///
/// The input is read once, front to back; what is kept of it is bounded by ``LintLimits``.
public struct FeedLinter: Sendable {
    private let limits: LintLimits
    private let now: FeedDate?

    /// Makes a linter.
    ///
    /// - Parameters:
    ///   - limits: How much is kept.
    ///   - now: The time by which dates are in the future; nil leaves that unchecked.
    public init(limits: LintLimits = LintLimits(), now: FeedDate? = nil) {
        self.limits = limits
        self.now = now
    }

    /// Looks at a document.
    ///
    /// - Throws: What the source throws; what is wrong with the document is a finding.
    public func lint(_ source: any ByteSource) throws -> LintReport {
        var checker = ElementChecker(context: context)
        try lint(source, declaredCharset: nil, with: &checker)
        return checker.context.sortedReport
    }

    /// Looks at bytes that are in memory already.
    public func lint(_ bytes: [UInt8]) throws -> LintReport {
        try lint(MemoryByteSource(bytes))
    }

    /// Looks at JSON Lines, each a JSON Feed's item, as `feedserver import` takes them.
    ///
    /// - Throws: What the source throws.
    public func lintItems(_ source: any ByteSource) throws -> LintReport {
        var checker = ElementChecker(context: context)
        try JSONDocumentLint.lintItems(BufferedInput(source), with: &checker)
        return checker.context.sortedReport
    }

    func lint(_ source: any ByteSource, declaredCharset: String?, with checker: inout ElementChecker) throws {
        let input = BufferedInput(source)
        let head = Array(try input.prefix(1 << 16))
        if DocumentHead.isJSON(head) {
            try JSONDocumentLint.lint(input, with: &checker)
        } else {
            try XMLDocumentLint.lint(input, head: DocumentHead(head, declaredCharset), with: &checker)
        }
        SizeCheck.check(byteCount: input.offset, isJSON: DocumentHead.isJSON(head), &checker.context)
    }

    /// A context in which nothing was found yet.
    var context: LintContext { LintContext(limits: limits, now: now) }
    /// The most bytes that compressed content may become.
    var decodedByteCount: Int { limits.decodedByteCount }
}
