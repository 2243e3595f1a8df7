import FeedReader

/// The fields that readers and caches go by (RFC 9110, 9111).
enum HTTPFieldCheck {
    static func check(_ answer: HTTPAnswer, _ context: inout LintContext) {
        guard [200, 203, 226, 304].contains(answer.status) else {
            return context.add(.httpStatus, nil, at: "status", "The status is \(answer.status).")
        }
        if answer.status == 304 {
            if !answer.content.isEmpty { context.add(.httpNotModified, nil, at: "content", "A 304 has content.") }
            if answer["etag"] == nil, answer["last-modified"] == nil {
                context.add(.httpNotModified, nil, at: "ETag", "A 304 has neither ETag nor Last-Modified.")
            }
        }
        checkValidators(answer, &context)
        checkCaching(answer, &context)
    }

    /// Checks Content-Type beside the format that was found.
    static func checkType(_ type: String, _ charset: String?, _ context: inout LintContext) {
        let format = context.report.format ?? ""
        let expected: [String] =
            switch format.split(separator: " ").first {
            case "Atom": ["application/atom+xml"]
            case "JSON": ["application/feed+json", "application/json"]
            case "OPML": ["text/x-opml", "text/xml", "application/xml"]
            case "RSS" where format == "RSS 1.0": ["application/rdf+xml", "application/rss+xml"]
            case "RSS": ["application/rss+xml"]
            default: []
            }
        let essence = MediaTypeSyntax.essence(type)
        if let best = expected.first, !expected.contains(essence) {
            let found = essence.isEmpty ? "is not there" : "is \(Quoted.text(essence))"
            context.add(.httpContentType, nil, at: "Content-Type", "Content-Type \(found); expected “\(best)”.")
        }
        guard charset == nil, essence == "text/xml" || essence.hasPrefix("text/") else { return }
        context.add(
            .httpCharset,
            nil,
            at: "Content-Type",
            "Content-Type is \(Quoted.text(essence)) and names no charset."
        )
    }

    private static func checkValidators(_ answer: HTTPAnswer, _ context: inout LintContext) {
        if let tag = answer["etag"] {
            let opaque = tag.hasPrefix("W/") ? tag.dropFirst(2) : tag[...]
            if opaque.count < 2 || !opaque.hasPrefix("\"") || !opaque.hasSuffix("\"") {
                context.add(.httpEntityTag, nil, at: "ETag", "ETag is \(Quoted.text(tag)), without quotation marks.")
            } else if tag.hasPrefix("W/") {
                context.add(.httpWeakTag, nil, at: "ETag", "ETag is \(Quoted.text(tag)), a weak one.")
            }
        } else if answer["last-modified"] == nil, answer.status != 304 {
            context.add(.httpValidator, nil, at: "ETag", "There is neither ETag nor Last-Modified.")
        }
        for name in ["Date", "Last-Modified", "Expires"] {
            guard let value = answer[name.lowercased()], !isDate(value), name != "Expires" || value != "0" else {
                continue
            }
            context.add(.httpDate, nil, at: name, "\(name) is \(Quoted.text(value)), which is no HTTP date.")
        }
        if let modified = answer["last-modified"].flatMap(DateReader.read),
            let date = answer["date"].flatMap(DateReader.read),
            modified > date
        {
            context.add(.httpDate, nil, at: "Last-Modified", "Last-Modified is later than Date.")
        }
    }

    private static func checkCaching(_ answer: HTTPAnswer, _ context: inout LintContext) {
        let vary = answer.elements("vary")
        if answer["content-encoding"] != nil, !vary.contains("accept-encoding"), !vary.contains("*") {
            context.add(
                .httpVary,
                nil,
                at: "Vary",
                "The content is compressed, and Vary does not name Accept-Encoding."
            )
        }
        let directives = answer.elements("cache-control")
        if directives.contains("no-store"), answer.status != 226 {
            context.add(
                .httpCacheControl,
                nil,
                at: "Cache-Control",
                "Cache-Control forbids to keep the feed (no-store)."
            )
        } else if directives.isEmpty, answer["expires"] == nil {
            context.add(.httpCacheControl, nil, at: "Cache-Control", "There is neither Cache-Control nor Expires.")
        }
    }

    /// Whether a text is an IMF-fixdate (RFC 9110 §5.6.7).
    private static func isDate(_ text: String) -> Bool {
        text.utf8.count == 29 && text.hasSuffix(" GMT") && MailDateSyntax.fault(of: text) == nil
    }
}
