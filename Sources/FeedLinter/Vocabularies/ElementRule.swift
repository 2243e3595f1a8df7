/// A line of a vocabulary's table: where an element may stand, how often, and what is in it.
struct ElementRule: Sendable {
    /// What is more to say of an element.
    enum Flag: String, Sendable {
        /// It stands for the feed, to which modules add their elements.
        case feed
        /// It is an entry, to which modules add theirs.
        case entry
        /// Its value occurs once in a document.
        case unique
        /// Another element has taken its place.
        case obsolete
        /// There may be so many that they are not kept.
        case many
        /// Attributes that the table does not name are fine.
        case open
        /// It need not say anything.
        case blank
    }

    /// An attribute that an element may have.
    struct AttributeRule: Sendable {
        var value: ValueType
        var isRequired: Bool
        var isRecommended: Bool
    }

    var key: String
    var occurrence: Occurrence
    var value: ValueType
    var flags: Set<Flag>
    var attributes: [String: AttributeRule]
    /// The names of the attributes in the order of the table.
    var attributeOrder: [String]
}
