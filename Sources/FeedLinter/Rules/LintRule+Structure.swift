extension LintRule {
    /// Elements and attributes: which, where, how often.
    static let structureRules: [LintRule] = [
        undefinedElement, undefinedAttribute, foreignAttribute, unknownNamespace, obsoleteNamespace,
        wrongNamespace, noNamespace, namespacePrefix, missingElement, recommendedElement, duplicateElement,
        repeatedElement, missingAttribute, recommendedAttribute, unexpectedText, misplacedElement,
        misplacedMarkup, duplicateSemantics, obsoleteElement, invalidRDF,
    ]

    static let undefinedElement = LintRule(
        "undefined-element",
        .error,
        asks: "Elements without a prefix, or of a vocabulary that is known, are those that it defines, where it "
            + "allows them.",
        why: "Readers pass over what they do not know, or stop.",
        remedy: "Correct the name, or put it into a namespace of your own."
    )

    static let undefinedAttribute = LintRule(
        "undefined-attribute",
        .warning,
        asks: "Attributes are those that the element has; case matters.",
        why: "Readers pass over it.",
        remedy: "Correct the name or remove it."
    )

    static let foreignAttribute = LintRule(
        "foreign-attribute",
        .warning,
        asks: "RSS extends by elements of namespaces, not by attributes on its own elements.",
        why: "Some validators and readers refuse it.",
        remedy: "Say it in an element of the namespace."
    )

    static let unknownNamespace = LintRule(
        "unknown-namespace",
        .note,
        asks: "Namespaces are known ones.",
        why: "Readers pass over what is of it.",
        remedy: "Nothing to do if the namespace is meant."
    )

    static let obsoleteNamespace = LintRule(
        "obsolete-namespace",
        .warning,
        asks: "The name of a namespace is the current one, to the letter.",
        why: "Readers that compare names do not recognize the elements.",
        remedy: "Use the name that is expected."
    )

    static let wrongNamespace = LintRule(
        "wrong-namespace",
        .error,
        asks: "Atom's root is of Atom's namespace, to the letter (RFC 4287 §1.2).",
        why: "Readers do not recognize the feed.",
        remedy: "Write xmlns=\"http://www.w3.org/2005/Atom\"."
    )

    static let noNamespace = LintRule(
        "no-namespace",
        .warning,
        asks: "Elements beyond the format's own are of a namespace (RFC 4287 §6.4).",
        why: "Readers cannot know what is meant.",
        remedy: "Put it into a namespace of your own."
    )

    static let namespacePrefix = LintRule(
        "namespace-prefix",
        .warning,
        asks: "Atom's elements are written without a prefix.",
        why: "Some readers look for the bare names.",
        remedy: "Make Atom's the default namespace."
    )

    static let missingElement = LintRule(
        "missing-element",
        .error,
        asks: "What the format requires is there.",
        why: "Readers refuse the entry or the feed, or show gaps.",
        remedy: "Add the element."
    )

    static let recommendedElement = LintRule(
        "recommended-element",
        .warning,
        asks: "What the format recommends is there.",
        why: "Directories and readers have less to show.",
        remedy: "Add the element."
    )

    static let duplicateElement = LintRule(
        "duplicate-element",
        .error,
        asks: "What the format allows once is there once.",
        why: "Readers take either, each its own.",
        remedy: "Keep one of them."
    )

    static let repeatedElement = LintRule(
        "repeated-element",
        .warning,
        asks: "An item has one enclosure (RSS Profile).",
        why: "Many readers take only the first, some only the last.",
        remedy: "Keep one, and name other forms in media:group."
    )

    static let missingAttribute = LintRule(
        "missing-attribute",
        .error,
        asks: "The attributes that the format requires are there.",
        why: "Readers cannot use the element.",
        remedy: "Add the attribute."
    )

    static let recommendedAttribute = LintRule(
        "recommended-attribute",
        .warning,
        asks: "The attributes that the format recommends are there.",
        why: "Readers have to guess.",
        remedy: "Add the attribute."
    )

    static let unexpectedText = LintRule(
        "unexpected-text",
        .error,
        asks: "Text stands only where the format has text.",
        why: "Readers drop it or show it in the wrong place.",
        remedy: "Remove the text, or put it into an element."
    )

    static let misplacedElement = LintRule(
        "misplaced-element",
        .warning,
        asks: "What is said of the feed precedes its entries, “description” precedes content:encoded, tombstones "
            + "precede entries.",
        why: "Readers that stop early miss it, and some take the last text that they see.",
        remedy: "Move the element further up."
    )

    static let misplacedMarkup = LintRule(
        "misplaced-markup",
        .warning,
        asks: "XHTML stands within texts only.",
        why: "Readers pass over it, or take it for the text.",
        remedy: "Put it into the content."
    )

    static let duplicateSemantics = LintRule(
        "duplicate-semantics",
        .warning,
        asks: "A feed says a thing once, by its own element rather than by a module's.",
        why: "Readers take either, each its own.",
        remedy: "Keep the element of RSS."
    )

    static let obsoleteElement = LintRule(
        "obsolete-element",
        .warning,
        asks: "Elements and values are current ones.",
        why: "New readers may not know it any more.",
        remedy: "Use what took its place."
    )

    static let invalidRDF = LintRule(
        "invalid-rdf",
        .error,
        asks: "RSS 1.0 is RDF: an element holds text, or elements, or says rdf:parseType=\"Literal\".",
        why: "RDF parsers refuse the feed.",
        remedy: "Escape the markup."
    )
}
