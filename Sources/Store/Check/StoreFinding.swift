/// Something in a store that is not as it should be.
public struct StoreFinding: Sendable, Hashable, Codable {
    /// Which part of the store it is in.
    public var part: Part
    /// Where in that part.
    public var place: String
    /// What is wrong, and what was expected.
    public var problem: String
    /// What to do.
    public var advice: String

    /// The parts of a store.
    public enum Part: String, Sendable, Hashable, Codable {
        /// The database itself.
        case database
        /// The change log.
        case log
        /// What is kept to find articles by: facets, listings, histories, known values.
        case index
        /// The articles.
        case content
    }

    /// One line with all of it.
    public var text: String { "\(part.rawValue): \(place): \(problem); \(advice)" }

    /// What to do where what was stored is no longer what was stored.
    static let restore = "restore the store from a backup"
    /// What to do where the articles are well and only what follows from them is not.
    static let rebuild = "copy the articles into a new store by `feedserver export` and `import`, or restore a backup"
    /// What to do where one article is not what it was.
    static let importAgain = "import the article again, or restore the store from a backup"
}
