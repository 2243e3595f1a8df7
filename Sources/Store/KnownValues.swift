/// Every value that a feed path can be made from, sorted; what was once known stays.
public struct KnownValues: Sendable, Hashable {
    /// Categories that an article has or had, without ancestors.
    public var categories: [CategoryReference]
    /// Language tags that an article has or had.
    public var languages: [String]
    /// Authors (role `author`): the slug, and the name as it was first seen.
    public var authors: [Author]

    /// An author by slug.
    public struct Author: Sendable, Hashable {
        /// The slug that the name makes.
        public var slug: String
        /// The name as it was first seen.
        public var name: String

        /// Makes an author.
        public init(slug: String, name: String) {
            self.slug = slug
            self.name = name
        }
    }

    /// Makes known values.
    public init(categories: [CategoryReference] = [], languages: [String] = [], authors: [Author] = []) {
        self.categories = categories
        self.languages = languages
        self.authors = authors
    }
}
