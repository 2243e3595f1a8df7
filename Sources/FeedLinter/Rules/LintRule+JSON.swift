extension LintRule {
    /// JSON Feed.
    static let jsonRules: [LintRule] = [
        jsonType, unknownMember, duplicateMember, nextURLRepeats,
    ]

    static let jsonType = LintRule(
        "json-type",
        .error,
        asks: "Members are of the types that JSON Feed 1.1 says.",
        why: "Readers with typed parsers refuse the whole feed.",
        remedy: "Write the value as that type."
    )

    static let unknownMember = LintRule(
        "unknown-member",
        .warning,
        asks: "Members beyond the format's own begin with an underscore (JSON Feed 1.1, “Extensions”).",
        why: "Readers pass over it; a later version may mean something else by it.",
        remedy: "Correct the name, or put it into an object whose name begins with “_”."
    )

    static let duplicateMember = LintRule(
        "duplicate-member",
        .error,
        asks: "The members of an object have different names (RFC 8259 §4).",
        why: "Readers take the first or the last.",
        remedy: "Keep one of them."
    )

    static let nextURLRepeats = LintRule(
        "next-url-repeats",
        .error,
        asks: "“next_url” leads on, never to the same (JSON Feed 1.1).",
        why: "Readers go round in circles.",
        remedy: "Leave it out on the last page."
    )
}
