import FeedReader

/// What stands before the root element of an XML document: declaration, document type, byte order mark.
struct DocumentHead {
    /// The encoding that the declaration names.
    private(set) var encoding: String?
    /// The encoding that the Content-Type field names.
    let charset: String?
    private(set) var version: String?
    private(set) var documentType: String?
    /// Whether white space stands before the declaration.
    private(set) var hasLeadingSpace = false
    /// The line of the document type.
    private(set) var documentTypeLine = 1
    /// Whether the bytes are of two or four a character, so that the rest was not looked at.
    private let isWide: Bool

    init(_ head: [UInt8], _ charset: String?) {
        self.charset = charset
        isWide = head.prefix(4).contains(0) || head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0xFF, 0xFE])
        let bytes = isWide ? head.filter { $0 != 0 && $0 < 0x80 } : head
        let text = String(decoding: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...], as: UTF8.self)
        read(text)
    }

    /// Whether a document is JSON by its first byte that is not white space.
    static func isJSON(_ head: [UInt8]) -> Bool {
        let body = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head[3...] : head[...]
        guard let first = body.first(where: { $0 > 0x20 }) else { return false }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }

    /// Whether the document type is that of RSS 0.91, which declares the entities of HTML.
    var declaresHTMLEntities: Bool { documentType?.contains("rss-0.91.dtd") == true }

    func check(_ context: inout LintContext) {
        if hasLeadingSpace { context.add(.leadingSpace, 1, "White space stands before the XML declaration.") }
        if let version, version != "1.0" {
            context.add(.xmlVersion, 1, "The version of XML is \(Quoted.text(version)); expected “1.0”.")
        }
        if let documentType {
            if documentType.contains("my.netscape.com") {
                let message = "The document type is on my.netscape.com, which is gone."
                context.add(.obsoleteDocumentType, documentTypeLine, message)
            }
            if documentType.contains("<!ENTITY") {
                context.add(.declaredEntity, documentTypeLine, "The document type declares entities.")
            }
        }
        if let encoding, isWide, !encoding.lowercased().hasPrefix("ut"), !encoding.lowercased().hasPrefix("ucs") {
            context.add(
                .encodingMismatch,
                1,
                "The declared encoding is \(Quoted.text(encoding)); the bytes are UTF-16 or UTF-32."
            )
        }
        let inside = encoding ?? "utf-8"
        if let charset, charset.lowercased() != inside.lowercased() {
            let message = "The encoding is \(Quoted.text(inside)), and Content-Type says \(Quoted.text(charset))."
            context.add(.encodingMismatch, 1, message)
        }
    }

    private mutating func read(_ text: String) {
        var rest = text[...]
        rest = rest.drop { $0.isWhitespace }
        hasLeadingSpace = rest.startIndex > text.startIndex && rest.hasPrefix("<?xml ")
        if rest.hasPrefix("<?xml"), let end = rest.firstRange(of: "?>") {
            let declaration = rest[..<end.lowerBound]
            version = Self.pseudoAttribute("version", in: declaration)
            encoding = Self.pseudoAttribute("encoding", in: declaration)
        }
        readDocumentType(in: text)
    }

    private mutating func readDocumentType(in text: String) {
        var rest = text[...]
        while let bracket = rest.firstIndex(of: "<") {
            rest = rest[bracket...]
            if rest.hasPrefix("<!DOCTYPE") {
                documentTypeLine = 1 + text[..<rest.startIndex].count { $0.isNewline }
                let end = rest.firstIndex(of: "[")
                    .flatMap { subset in
                        subset < (rest.firstIndex(of: ">") ?? rest.endIndex)
                            ? rest.firstRange(of: "]")?.lowerBound : nil
                    }
                documentType = String(rest[..<(end ?? rest.firstIndex(of: ">") ?? rest.endIndex)])
                return
            }
            let isComment = rest.hasPrefix("<!--")
            guard isComment || rest.hasPrefix("<?"), let end = rest.firstRange(of: isComment ? "-->" : "?>") else {
                return
            }
            rest = rest[end.upperBound...]
        }
    }

    private static func pseudoAttribute(_ name: String, in declaration: Substring) -> String? {
        guard let found = declaration.firstRange(of: name) else { return nil }
        let value = declaration[found.upperBound...].drop { $0.isWhitespace || $0 == "=" }
        guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
        return String(value.dropFirst().prefix { $0 != quote })
    }
}
