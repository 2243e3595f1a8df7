public import FeedReader

extension FeedLinter {
    /// Looks at an HTTP answer as it was saved (`curl -i`): status line, fields and content, compressed or in chunks.
    ///
    /// Lines are those of the content.
    ///
    /// - Throws: What the source throws.
    public func lintAnswer(_ source: any ByteSource) throws -> LintReport {
        var checker = ElementChecker(context: context)
        let bytes = try Self.bytes(of: source, limit: decodedByteCount)
        guard let answer = HTTPAnswer(bytes) else {
            checker.context.add(.httpSyntax, nil, "The input does not begin with a status line and fields of HTTP.")
            return checker.context.sortedReport
        }
        HTTPFieldCheck.check(answer, &checker.context)
        guard answer.status != 304, !answer.content.isEmpty,
            let document = ContentDecoding.document(of: answer, limit: decodedByteCount, &checker.context)
        else { return checker.context.sortedReport }
        let type = answer["content-type"] ?? ""
        let charset = MediaTypeSyntax.parameter("charset", of: type)
        if (200..<300).contains(answer.status) {
            try lint(MemoryByteSource(document), declaredCharset: charset, with: &checker)
            checker.context.path = []
            HTTPFieldCheck.checkType(type, charset, &checker.context)
        }
        return checker.context.sortedReport
    }

    /// Reads a source as far as the limit.
    private static func bytes(of source: any ByteSource, limit: Int) throws -> [UInt8] {
        let input = BufferedInput(source)
        var bytes: [UInt8] = []
        while case let chunk = try input.takeChunk(), !chunk.isEmpty, bytes.count < limit { bytes += chunk }
        return bytes
    }
}
