extension LintRule {
    /// Values: dates, addresses, numbers, names.
    static let valueRules: [LintRule] = [
        blank, whitespace, invalidDate, questionableDate, implausibleDate, invalidNumber, invalidValue,
        invalidURL, relativeURL, nonASCIIURL, unregisteredScheme, invalidTag, invalidURN, nonCanonicalID,
        guidNotPermalink, invalidLanguage, invalidMediaType, invalidBase64, invalidEmail, contactForm,
        contactName, tooLong, hour24, duplicateValue, unregisteredRelation,
    ]

    static let blank = LintRule(
        "blank",
        .warning,
        asks: "Elements and attributes say something.",
        why: "Readers show an empty line or their own placeholder.",
        remedy: "Say something or leave it out."
    )

    static let whitespace = LintRule(
        "whitespace",
        .error,
        asks: "Dates, addresses and identifiers of Atom have no white space around them (RFC 4287 §2).",
        why: "Readers compare identifiers and parse dates as they stand.",
        remedy: "Remove the white space."
    )

    static let invalidDate = LintRule(
        "invalid-date",
        .error,
        asks: "Dates are RFC 822's in RSS and OPML, and RFC 3339's in Atom and JSON Feed.",
        why: "Readers drop the date, or put the entry to the end or to the top.",
        remedy: "Write the date in the format's form, with its zone."
    )

    static let questionableDate = LintRule(
        "questionable-date",
        .warning,
        asks: "Dates have years of four digits, a zone that has one meaning, and no comments.",
        why: "Readers take it for different times.",
        remedy: "Write the year in full and the zone as +0800."
    )

    static let implausibleDate = LintRule(
        "implausible-date",
        .warning,
        asks: "Dates are neither before 1970 nor more than a day in the future.",
        why: "Readers keep the entry at the very top or bottom.",
        remedy: "Correct the date."
    )

    static let invalidNumber = LintRule(
        "invalid-number",
        .error,
        asks: "Numbers are whole where the format asks so, and within its range.",
        why: "Readers drop the value.",
        remedy: "Correct the number."
    )

    static let invalidValue = LintRule(
        "invalid-value",
        .error,
        asks: "The value is one of those that the format knows.",
        why: "Readers drop the value.",
        remedy: "Use one of those that are expected."
    )

    static let invalidURL = LintRule(
        "invalid-url",
        .error,
        asks: "Addresses are absolute, and spelled as RFC 3986 asks.",
        why: "Readers cannot follow it.",
        remedy: "Write the whole address, with what is special percent-encoded."
    )

    static let relativeURL = LintRule(
        "relative-url",
        .warning,
        asks: "Addresses are absolute, or xml:base says what they are relative to.",
        why: "Readers that keep entries apart from their feed cannot follow it.",
        remedy: "Write the whole address."
    )

    static let nonASCIIURL = LintRule(
        "non-ascii-url",
        .warning,
        asks: "Addresses in RSS are URIs, which have ASCII only.",
        why: "Older readers cannot follow it.",
        remedy: "Write the host in Punycode and the rest percent-encoded."
    )

    static let unregisteredScheme = LintRule(
        "unregistered-scheme",
        .warning,
        asks: "The scheme of an address is registered.",
        why: "Readers drop links of schemes that they do not know.",
        remedy: "Use https."
    )

    static let invalidTag = LintRule(
        "invalid-tag-uri",
        .error,
        asks: "A tag: URI is of the form of RFC 4151.",
        why: "Readers that check identifiers refuse it.",
        remedy: "Write tag:HOST,YEAR:NAME."
    )

    static let invalidURN = LintRule(
        "invalid-urn",
        .error,
        asks: "A URN is of the form of RFC 8141, and a urn:uuid holds a UUID.",
        why: "Readers that check identifiers refuse it.",
        remedy: "Write urn:uuid: and a UUID."
    )

    static let nonCanonicalID = LintRule(
        "noncanonical-id",
        .warning,
        asks: "An id is spelled in the canonical way (RFC 4287 §4.2.6.1).",
        why: "Readers compare ids byte by byte: another spelling is another entry.",
        remedy: "Spell it so, and never change it again."
    )

    static let guidNotPermalink = LintRule(
        "guid-not-permalink",
        .error,
        asks: "A guid is the address of the item, or says isPermaLink=\"false\".",
        why: "Readers open it as a link.",
        remedy: "Say isPermaLink=\"false\"."
    )

    static let invalidLanguage = LintRule(
        "invalid-language",
        .error,
        asks: "Languages are tags of RFC 5646.",
        why: "Readers choose fonts, voices and translations by it.",
        remedy: "Write a tag such as en, zh-CN or zh-Hant."
    )

    static let invalidMediaType = LintRule(
        "invalid-media-type",
        .error,
        asks: "Media types have the form type/subtype.",
        why: "Readers cannot tell what to do with it.",
        remedy: "Write a type such as audio/mpeg."
    )

    static let invalidBase64 = LintRule(
        "invalid-base64",
        .error,
        asks: "Content that is neither text nor XML is in Base64 (RFC 4287 §4.1.3.3).",
        why: "Readers cannot decode it.",
        remedy: "Encode it, or name its address with src."
    )

    static let invalidEmail = LintRule(
        "invalid-email",
        .error,
        asks: "An e-mail address is one (RFC 5322); in RSS “author” begins with it.",
        why: "Readers drop the author.",
        remedy: "Write the address, or name people without one in dc:creator."
    )

    static let contactForm = LintRule(
        "contact-form",
        .warning,
        asks: "People in RSS are “address (name)” (RSS Profile).",
        why: "Readers show address and name mixed up.",
        remedy: "Write it in that form."
    )

    static let contactName = LintRule(
        "contact-name",
        .note,
        asks: "A name stands behind an e-mail address, in brackets (RSS Profile).",
        why: "Readers show the bare address.",
        remedy: "Add the name."
    )

    static let tooLong = LintRule(
        "too-long",
        .warning,
        asks: "Texts are not longer than the vocabulary says.",
        why: "Directories cut them.",
        remedy: "Shorten the text."
    )

    static let hour24 = LintRule(
        "hour-24",
        .warning,
        asks: "The hours of skipHours are 0 to 23.",
        why: "Readers differ on what 24 means.",
        remedy: "Write 0."
    )

    static let duplicateValue = LintRule(
        "duplicate-value",
        .error,
        asks: "What identifies, or is listed, occurs once.",
        why: "Readers show only one of the two entries.",
        remedy: "Give each its own."
    )

    static let unregisteredRelation = LintRule(
        "unregistered-relation",
        .warning,
        asks: "Link relations are registered with IANA, or addresses (RFC 4287 §4.2.7.2).",
        why: "Readers pass over the link.",
        remedy: "Use a registered name, or an address of your own."
    )
}
