/// The answer to a query that nobody registered, as readers may think of any.
public enum SearchAnswer: Sendable, Hashable {
    /// The articles. `lastChange` is that of the newest change that may have touched the query: never before the newest
    /// that did.
    case found(ArticleSelection)
    /// Too few were found among those that were looked at, and there are more to look at.
    case tooCostly
    /// No article ever came from the source of this name.
    case unknownSource

    /// It asks for words, and not every article has been taken into the index of them yet.
    case notIndexed

    /// How many articles are looked at for a reader.
    public static let mostRows = 20_000
}
