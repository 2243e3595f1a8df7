import FeedWriter

/// Takes transfer and content coding off an answer's content.
///
/// Programs that save answers often take them off and leave the fields: what looks like the document itself passes.
enum ContentDecoding {
    /// The document; nil where it is not what the fields say, which is reported.
    static func document(of answer: HTTPAnswer, limit: Int, _ context: inout LintContext) -> [UInt8]? {
        var content = Array(answer.content)
        if answer.elements("transfer-encoding").contains("chunked"), !looksDecoded(content) {
            guard let whole = dechunked(content) else {
                context.add(
                    .httpCoding,
                    nil,
                    at: "Transfer-Encoding",
                    "The content is not in chunks, as Transfer-Encoding says."
                )
                return nil
            }
            content = whole
        } else {
            checkLength(of: content, answer, &context)
        }
        switch answer.elements("content-encoding") {
        case [], ["identity"]: return content
        case ["gzip"], ["x-gzip"]: return looksDecoded(content) ? content : decompressed(content, limit, &context)
        case let codings where looksDecoded(content) || codings.isEmpty: return content
        case let codings:
            let message =
                "The content is in the coding \(Quoted.text(codings.joined(separator: ", "))), which is not looked into."
            context.add(.httpCoding, nil, at: "Content-Encoding", message)
            return nil
        }
    }

    private static func decompressed(_ content: [UInt8], _ limit: Int, _ context: inout LintContext) -> [UInt8]? {
        do {
            return try Gzip.decompress(content, limit: limit)
        } catch {
            context.add(.httpCoding, nil, at: "Content-Encoding", "The content cannot be decompressed as gzip.")
            return nil
        }
    }

    private static func checkLength(of content: [UInt8], _ answer: HTTPAnswer, _ context: inout LintContext) {
        guard let length = answer["content-length"], !content.isEmpty else { return }
        let isStillCoded = answer["content-encoding"] == nil || !looksDecoded(content)
        guard isStillCoded, Int(length) != content.count else { return }
        let message = "Content-Length is \(Quoted.text(length)); the content has \(content.count) bytes."
        context.add(.httpLength, nil, at: "Content-Length", message)
    }

    private static func looksDecoded(_ content: [UInt8]) -> Bool {
        let start = content.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard let first = content[start...].first(where: { $0 > 0x20 }) else { return false }
        return first == UInt8(ascii: "<") || first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }

    /// The content without its chunks' heads (RFC 9112 §7.1).
    private static func dechunked(_ content: [UInt8]) -> [UInt8]? {
        var output: [UInt8] = []
        var rest = content[...]
        while let end = rest.prefix(1024).firstIndex(of: 0x0A) {
            let head = rest[..<end].prefix { $0 != UInt8(ascii: ";") && $0 > 0x20 }
            guard let size = Int(String(decoding: head, as: UTF8.self), radix: 16), size >= 0 else { return nil }
            guard size > 0 else { return output }
            rest = rest[(end + 1)...]
            guard rest.count > size else { return nil }
            output += rest.prefix(size)
            rest = rest.dropFirst(size)
            rest = rest.dropFirst(rest.first == 0x0D ? 2 : 1)
        }
        return nil
    }
}
