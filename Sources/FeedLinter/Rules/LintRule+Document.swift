extension LintRule {
    /// The document as a whole: that it is XML or JSON, in its encoding, and a feed.
    static let documentRules: [LintRule] = [
        notWellFormed, undecodable, undeclaredPrefix, illegalCharacter, questionableCharacter, leadingSpace,
        xmlVersion, obsoleteDocumentType, declaredEntity, encodingMismatch, notAFeed, obsoleteFormat, tooLarge,
        largeFeed,
    ]

    static let notWellFormed = LintRule(
        "not-well-formed",
        .error,
        asks: "The document is well-formed XML 1.0, or JSON as RFC 8259 has it.",
        why: "Most readers show nothing of a document that is not.",
        remedy: "Write it with a library for the format, not by joining strings."
    )

    static let undecodable = LintRule(
        "undecodable",
        .error,
        asks: "The bytes are text in the encoding that the document declares; UTF-8 where it declares none.",
        why: "Readers refuse the feed or show wrong characters.",
        remedy: "Write UTF-8, and declare that or nothing."
    )

    static let undeclaredPrefix = LintRule(
        "undeclared-prefix",
        .error,
        asks: "Every prefix of a name is declared with xmlns (Namespaces in XML 1.0).",
        why: "Readers with a strict parser show nothing of the feed.",
        remedy: "Declare the prefix on the root element."
    )

    static let illegalCharacter = LintRule(
        "illegal-character",
        .error,
        asks: "The characters are those that XML 1.0 §2.2 allows: of the controls, tab, line feed and carriage "
            + "return alone.",
        why: "One such character makes the whole feed unreadable to most readers.",
        remedy: "Remove control characters from texts before they are written."
    )

    static let questionableCharacter = LintRule(
        "questionable-character",
        .warning,
        asks: "Texts hold no controls but white space, and no U+FFFD.",
        why: "Readers show boxes or nothing, and what JSON allows XML cannot carry.",
        remedy: "Remove it; mostly text was read in another encoding than it was written."
    )

    static let leadingSpace = LintRule(
        "leading-space",
        .error,
        asks: "Nothing stands before the XML declaration (XML 1.0 §2.8).",
        why: "Strict parsers refuse the whole feed.",
        remedy: "Remove what is written before the declaration, mostly an empty line of a template."
    )

    static let xmlVersion = LintRule(
        "xml-version",
        .error,
        asks: "The version of XML is 1.0.",
        why: "Many parsers know no other.",
        remedy: "Declare version=\"1.0\"."
    )

    static let obsoleteDocumentType = LintRule(
        "obsolete-document-type",
        .warning,
        asks: "There is no document type of Netscape's server, which is gone.",
        why: "Readers that fetch it wait in vain.",
        remedy: "Leave the document type out."
    )

    static let declaredEntity = LintRule(
        "declared-entity",
        .warning,
        asks: "The document declares no entities of its own.",
        why: "Careful readers do not expand them, since they are a known attack.",
        remedy: "Write the characters themselves."
    )

    static let encodingMismatch = LintRule(
        "encoding-mismatch",
        .warning,
        asks: "The declared encoding is that of the bytes, and that of the Content-Type field.",
        why: "Readers differ in which of the two they believe.",
        remedy: "Say utf-8 in both places."
    )

    static let notAFeed = LintRule(
        "not-a-feed",
        .error,
        asks: "The document is RSS, Atom, OPML or a JSON Feed.",
        why: "Readers find nothing to show.",
        remedy: "Give the address of the feed, not that of a page."
    )

    static let obsoleteFormat = LintRule(
        "obsolete-format",
        .warning,
        asks: "The version of the format is the current one.",
        why: "New readers may know it no longer.",
        remedy: "Say the version that is current."
    )

    static let tooLarge = LintRule(
        "too-large",
        .warning,
        asks: "A feed is not over 1 MB; JSON Feed advises under 250 KB, better 100 KB.",
        why: "Some aggregators refuse larger ones, and every poll costs all of it.",
        remedy: "Put fewer entries into it, and the older ones into an archive (RFC 5005)."
    )

    static let largeFeed = LintRule(
        "large-feed",
        .note,
        asks: "A JSON Feed is under 100 KB; up to 250 KB is fine (JSON Feed 1.1, “next_url”).",
        why: "Every poll costs all of it.",
        remedy: "Put the older items behind “next_url”."
    )
}
