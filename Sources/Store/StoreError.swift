/// Why a store could not do what it was asked.
public struct StoreError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of failure it is, for those who decide what to do.
    public var kind: Kind
    /// Where the store is, free of passwords.
    public var location: String
    /// What was wrong, what was expected and what to do; one sentence or two for the user.
    public var message: String

    /// What kind of failure it is.
    public enum Kind: Sendable, Hashable {
        /// The location names no store that there is a backend for.
        case location
        /// There is no store there yet, and none was to be made.
        case missing
        /// The file cannot be opened, read or written, or the store has been closed.
        case unreachable
        /// The file is no store of ours.
        case foreign
        /// The store is from a newer version of the program.
        case newer
        /// The store is from an older version of the program, and may not be changed.
        case older
        /// The store is damaged.
        case damaged
        /// The store is a copy that has not come to its end.
        case unfinished
        /// The disk is full.
        case full
        /// There is no article with this id.
        case unknownArticle
        /// A value was refused.
        case refused
    }

    /// Makes an error.
    public init(kind: Kind, location: String, message: String) {
        self.kind = kind
        self.location = location
        self.message = message
    }

    /// The error of whoever asks for a selection by words that was never registered: its facets answer another question.
    static func unregistered(_ wanted: SearchTerms.Wanted, location: String) -> StoreError {
        StoreError(
            kind: .refused,
            location: location,
            message: "the articles with “\(wanted.terms.joined(separator: " "))” were never listed; "
                + "`feedserver serve` lists those that the configuration asks for"
        )
    }

    /// The error of whoever may change nothing in a store that has to be brought up to date first.
    static func older(_ version: Int, newest: Int, location: String) -> StoreError {
        StoreError(
            kind: .older,
            location: location,
            message: "the store has schema version \(version), this program reads version \(newest); bring it up to "
                + "date by `feedserver store migrate`, be it a copy of it"
        )
    }

    /// The location and the message.
    public var description: String { "\(location): \(message)" }
}
