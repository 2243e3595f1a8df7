extension LintRule {
    /// Texts: plain or marked up, and safe.
    static let textRules: [LintRule] = [
        htmlInText, invalidTextType, notEscaped, notInline, missingDiv, notHTML, unsafeHTML, unsafeAttribute,
        unsafeStyle, relativeReference,
    ]

    static let htmlInText = LintRule(
        "html-in-text",
        .warning,
        asks: "Plain texts hold no HTML.",
        why: "Readers show the tags, or remove what looks like one.",
        remedy: "Write the text plain, or in Atom say type=\"html\"."
    )

    static let invalidTextType = LintRule(
        "invalid-text-type",
        .error,
        asks: "The type of a text in Atom is text, html or xhtml (RFC 4287 §3.1.1).",
        why: "Readers do not know how to show it.",
        remedy: "Use one of the three."
    )

    static let notEscaped = LintRule(
        "not-escaped",
        .error,
        asks: "HTML in a text of type html is escaped.",
        why: "Readers drop the elements.",
        remedy: "Escape it, or use type=\"xhtml\" with a div."
    )

    static let notInline = LintRule(
        "not-inline",
        .warning,
        asks: "XHTML in a text of type xhtml is elements, not escaped text.",
        why: "Readers show the tags.",
        remedy: "Put elements into it, or use type=\"html\"."
    )

    static let missingDiv = LintRule(
        "missing-div",
        .error,
        asks: "A text of type xhtml holds one div of XHTML (RFC 4287 §3.1.1.3).",
        why: "Readers drop the text.",
        remedy: "Wrap it in a div."
    )

    static let notHTML = LintRule(
        "not-html",
        .warning,
        asks: "What is HTML holds whole tags of HTML's elements.",
        why: "Readers drop or show the rest.",
        remedy: "Close the tags, and use elements that exist."
    )

    static let unsafeHTML = LintRule(
        "unsafe-html",
        .warning,
        asks: "HTML holds no scripts, frames, forms and embedded programs.",
        why: "Every careful reader removes them, with what is in them.",
        remedy: "Link to a page that has them."
    )

    static let unsafeAttribute = LintRule(
        "unsafe-attribute",
        .warning,
        asks: "Attributes in HTML are known ones.",
        why: "Careful readers remove what they do not know.",
        remedy: "Remove the attribute."
    )

    static let unsafeStyle = LintRule(
        "unsafe-style",
        .warning,
        asks: "Styles dress text and do nothing else.",
        why: "Careful readers remove styles that can fetch, hide or cover.",
        remedy: "Remove the declaration."
    )

    static let relativeReference = LintRule(
        "relative-reference",
        .warning,
        asks: "Addresses in HTML are absolute where the format gives no base.",
        why: "Pictures and links lead nowhere in most readers.",
        remedy: "Write whole addresses."
    )
}
