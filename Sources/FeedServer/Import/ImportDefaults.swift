import Store

/// What the user says of all records of an import.
struct ImportDefaults: Sendable, Hashable {
    /// The language of records that have none.
    var language: String?
    /// A category that every record gets besides its own.
    var category: CategoryReference?
}
