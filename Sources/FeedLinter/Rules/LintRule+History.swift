extension LintRule {
    /// Archives, pages and tombstones: RFC 5005 and RFC 6721.
    static let historyRules: [LintRule] = [
        archiveWithoutCurrent, pagingInComplete, currentNotSelf, historyInEntry, linkPastEnd,
        linkToItself, duplicateTombstone, tombstoneOfEntry,
    ]

    static let archiveWithoutCurrent = LintRule(
        "archive-without-current",
        .warning,
        asks: "An archive links to the current document (RFC 5005 §4).",
        why: "Readers that find the archive never see anything new.",
        remedy: "Add a link with rel=\"current\"."
    )

    static let pagingInComplete = LintRule(
        "paging-in-complete",
        .error,
        asks: "A complete feed has no links to other pages or archives (RFC 5005 §2).",
        why: "Readers fetch what they have to drop again.",
        remedy: "Remove the link, or fh:complete."
    )

    static let currentNotSelf = LintRule(
        "current-not-self",
        .error,
        asks: "The current document of a complete feed is itself (RFC 5005 §2).",
        why: "Readers follow it for nothing.",
        remedy: "Remove the link."
    )

    static let historyInEntry = LintRule(
        "history-in-entry",
        .warning,
        asks: "Links to other pages and archives are the feed's (RFC 5005 §3).",
        why: "Readers do not look for them in entries.",
        remedy: "Move the link to the feed."
    )

    static let linkPastEnd = LintRule(
        "link-past-end",
        .warning,
        asks: "The last page has no next one (RFC 5005 §3).",
        why: "Readers go round in circles.",
        remedy: "Remove the link."
    )

    static let linkToItself = LintRule(
        "link-to-itself",
        .error,
        asks: "Links to other documents lead to other documents.",
        why: "Readers go round in circles.",
        remedy: "Correct the address."
    )

    static let duplicateTombstone = LintRule(
        "duplicate-tombstone",
        .error,
        asks: "A pair of ref and when occurs once (RFC 6721 §3).",
        why: "Readers may refuse the feed.",
        remedy: "Keep one of them."
    )

    static let tombstoneOfEntry = LintRule(
        "tombstone-of-entry",
        .warning,
        asks: "What is deleted is not there (RFC 6721 §3).",
        why: "Readers show or remove it, by which of the two is newer.",
        remedy: "Remove the entry or the tombstone."
    )
}
