extension LintRule {
    /// Feeds and entries as a whole.
    static let feedRules: [LintRule] = [
        missingAuthor, missingContent, missingSummary, emptyItem, missingGuid, missingDate, missingSelf, selfType,
        duplicateLink, duplicateID, duplicateEntry, imageMismatch, missingLanguage, outlineType,
        outlineVersion, groupOfOne,
    ]

    static let missingAuthor = LintRule(
        "missing-author",
        .error,
        asks: "Each entry has an author, or the feed does (RFC 4287 §4.1.1).",
        why: "Readers show entries of nobody.",
        remedy: "Add an author to the feed."
    )

    static let missingContent = LintRule(
        "missing-content",
        .error,
        asks: "An entry has content, or in Atom a link to its page (RFC 4287 §4.1.2).",
        why: "Readers have nothing to show.",
        remedy: "Add the content, beside a summary too."
    )

    static let missingSummary = LintRule(
        "missing-summary",
        .warning,
        asks: "An entry whose content is elsewhere or no text has a summary (RFC 4287 §4.1.2).",
        why: "Readers have nothing to show.",
        remedy: "Add a summary."
    )

    static let emptyItem = LintRule(
        "empty-item",
        .error,
        asks: "An item has a title or a description.",
        why: "Readers show an empty line.",
        remedy: "Add one of them."
    )

    static let missingGuid = LintRule(
        "missing-guid",
        .warning,
        asks: "An item has a guid (RSS Profile).",
        why: "Readers tell items apart by title or link, and show an edited one as new.",
        remedy: "Add a guid that never changes."
    )

    static let missingDate = LintRule(
        "missing-date",
        .note,
        asks: "An item has a date.",
        why: "Readers put it where they first saw it.",
        remedy: "Add “pubDate”, in JSON Feed “date_published”."
    )

    static let missingSelf = LintRule(
        "missing-self",
        .warning,
        asks: "A feed names its own address by a link with rel=\"self\".",
        why: "Readers that are given a file cannot subscribe; WebSub does not work.",
        remedy: "Add <link rel=\"self\">, in RSS atom:link."
    )

    static let selfType = LintRule(
        "self-type",
        .warning,
        asks: "The link to itself has the media type of the format.",
        why: "Readers that choose by type pass over it.",
        remedy: "Name the type that is expected."
    )

    static let duplicateLink = LintRule(
        "duplicate-link",
        .error,
        asks: "There is one alternate link per type and language (RFC 4287 §4.1.1).",
        why: "Readers take either, each its own.",
        remedy: "Keep one, or say how they differ."
    )

    static let duplicateID = LintRule(
        "duplicate-id",
        .warning,
        asks: "No two entries have one id.",
        why: "Readers show one of them.",
        remedy: "Give each entry its own id."
    )

    static let duplicateEntry = LintRule(
        "duplicate-entry",
        .error,
        asks: "No two entries have one id and one date (RFC 4287 §4.1.1).",
        why: "Readers show one of them.",
        remedy: "Give each entry its own id."
    )

    static let imageMismatch = LintRule(
        "image-mismatch",
        .warning,
        asks: "The image's title and link are those of the channel.",
        why: "Readers show the image with another name.",
        remedy: "Repeat what the channel says."
    )

    static let missingLanguage = LintRule(
        "missing-language",
        .note,
        asks: "A feed says its language.",
        why: "Readers choose fonts, voices and translations by it.",
        remedy: "Add “language”, in RSS 1.0 dc:language."
    )

    static let outlineType = LintRule(
        "outline-type",
        .warning,
        asks: "Outlines are of types that OPML 2.0 names.",
        why: "Readers import only outlines of type rss.",
        remedy: "Say type=\"rss\" for feeds."
    )

    static let outlineVersion = LintRule(
        "outline-version",
        .warning,
        asks: "The version of an outline is one that OPML 2.0 names.",
        why: "Readers pass over it.",
        remedy: "Leave it out."
    )

    static let groupOfOne = LintRule(
        "group-of-one",
        .warning,
        asks: "A media:group holds several forms of the same.",
        why: "Readers look for a choice.",
        remedy: "Put the one media:content into the item."
    )
}
