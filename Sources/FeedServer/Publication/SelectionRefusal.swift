import Store

/// Why what the query of an address chooses cannot be given, in a sentence that holds nothing of the address.
struct SelectionRefusal: Error, Sendable, Hashable {
    /// Whether it names what there is not (404), rather than asks for what cannot be done (400).
    var isUnknown = false
    /// Whether it can be given in a while (503).
    var isTemporary = false
    /// The sentence.
    var text: String

    /// The index of words is being made.
    static let notIndexed = SelectionRefusal(
        isTemporary: true,
        text: "The words of the articles are still being taken into an index. Please try again in a minute."
    )

    /// Finding the articles that have some words would take a look at too many others.
    static let tooCommon = SelectionRefusal(
        text:
            "The words in \"q\" are in too many articles, and too few of the newest that may be in this selection have "
            + "them. Please add a rarer word or a narrower condition."
    )

    /// Finding the articles would take a look at too many others.
    static let tooCostly = SelectionRefusal(
        text:
            "Among the newest articles that may be in this selection there are too few that are. Please add a narrower condition, such as another category in \"all\"."
    )

    /// No article ever came from the source.
    static let unknownSource = unknown("There is no source of the name in \"source\".")

    /// A broken escape, or bytes that are no text.
    static let malformed = SelectionRefusal(text: "The query of this address is not percent-encoded UTF-8.")

    /// Something is named that there is not.
    static func unknown(_ text: String) -> SelectionRefusal { SelectionRefusal(isUnknown: true, text: text) }

    /// Conditions that no article can meet together.
    static func contradictory(_ reason: String) -> SelectionRefusal {
        SelectionRefusal(text: "No article can be in this selection: \(reason).")
    }

    /// A key that has one value is there with another.
    static func twice(_ key: String) -> SelectionRefusal {
        SelectionRefusal(text: "\"\(key)\" is there with more than one value. Please keep one.")
    }
}
