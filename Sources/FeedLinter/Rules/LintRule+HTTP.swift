extension LintRule {
    /// The HTTP answer that a feed came in.
    static let httpRules: [LintRule] = [
        httpSyntax, httpStatus, httpContentType, httpCharset, httpCoding, httpLength, httpValidator,
        httpWeakTag, httpEntityTag, httpDate, httpVary, httpCacheControl, httpNotModified,
    ]

    static let httpSyntax = LintRule(
        "http-syntax",
        .error,
        asks: "The input is an HTTP answer: a status line, fields, an empty line, the content (RFC 9112).",
        why: "Nothing of it can be looked at.",
        remedy: "Save it with curl -i."
    )

    static let httpStatus = LintRule(
        "http-status",
        .error,
        asks: "The status is 200 or another that readers take a feed from.",
        why: "Readers count it as a failure, and some give the feed up.",
        remedy: "Answer 200, 304 or a redirect; 410 for what is gone for good."
    )

    static let httpContentType = LintRule(
        "http-content-type",
        .warning,
        asks: "Content-Type names the feed's format.",
        why: "Browsers show source text, and readers may refuse it.",
        remedy: "Name the type that is expected."
    )

    static let httpCharset = LintRule(
        "http-charset",
        .warning,
        asks: "Content-Type of XML says charset=utf-8, or nothing where the document does.",
        why: "Readers that follow RFC 7303 read text/xml without it as ASCII.",
        remedy: "Add charset=utf-8."
    )

    static let httpCoding = LintRule(
        "http-coding",
        .error,
        asks: "The content is in the coding that Content-Encoding and Transfer-Encoding say.",
        why: "Readers cannot decode it.",
        remedy: "Compress it once, and say so."
    )

    static let httpLength = LintRule(
        "http-length",
        .error,
        asks: "Content-Length is the length of the content.",
        why: "Readers wait for more, or cut it.",
        remedy: "Leave it to the server."
    )

    static let httpValidator = LintRule(
        "http-validator",
        .warning,
        asks: "An answer has an ETag or Last-Modified.",
        why: "Readers have to fetch the whole feed at every poll.",
        remedy: "Send an ETag, and answer If-None-Match."
    )

    static let httpWeakTag = LintRule(
        "http-weak-tag",
        .note,
        asks: "The entity tag is a strong one.",
        why: "Deltas (RFC 3229) and ranges need a strong tag.",
        remedy: "Make it from the bytes that are sent."
    )

    static let httpEntityTag = LintRule(
        "http-entity-tag",
        .error,
        asks: "An entity tag stands in quotation marks (RFC 9110 §8.8.3).",
        why: "Readers send back something else, and never get a 304.",
        remedy: "Put it in quotation marks."
    )

    static let httpDate = LintRule(
        "http-date",
        .error,
        asks: "Dates of fields are HTTP dates, and Last-Modified is not after Date (RFC 9110 §5.6.7, §8.8.2).",
        why: "Readers never get a 304.",
        remedy: "Write such as Wed, 04 Mar 2026 10:00:00 GMT."
    )

    static let httpVary = LintRule(
        "http-vary",
        .warning,
        asks: "An answer that was compressed says Vary: Accept-Encoding.",
        why: "Caches give compressed bytes to readers that cannot decode them.",
        remedy: "Add Accept-Encoding to Vary."
    )

    static let httpCacheControl = LintRule(
        "http-cache-control",
        .warning,
        asks: "Cache-Control says how long the feed may be kept, and does not forbid to keep it.",
        why: "Readers poll as often as they like, and caches cannot help.",
        remedy: "Send such as Cache-Control: max-age=900."
    )

    static let httpNotModified = LintRule(
        "http-not-modified",
        .error,
        asks: "A 304 has no content, and repeats ETag, Cache-Control and Vary (RFC 9110 §15.4.5).",
        why: "Caches forget what they knew, and connections get out of step.",
        remedy: "Send the fields of the 200, and no content."
    )
}
