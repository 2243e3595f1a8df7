/// How articles with some words are found at a bounded cost; decided by counts alone, so that every backend answers the same.
///
/// Looking a word up costs by the articles that have it, going through a listing by its length. Whichever is short enough is
/// done. Where both are long, the words are common: then enough of the newest articles of the listing have them, or they
/// are too few to be found so.
enum TextStrategy {
    /// Going through the listings, of which no more than so many rows are looked at.
    case listings(mostRows: Int)
    /// Looking up all articles that have the words.
    case words

    /// How many articles may have the words where all of them are looked up, of what may be looked at in all.
    static func mostMatches(_ mostRows: Int) -> Int { mostRows / 2 }

    /// Decides; whether the words are in more articles than `mostMatches` is asked only where it matters.
    static func decide(
        _ selection: FacetSelection,
        mostRows: Int,
        isCommon: () throws -> Bool
    ) rethrows -> TextStrategy {
        // To look words up in one article takes as long as to look at several rows of a listing.
        let most = max(1, mostRows / 10)
        if selection.length <= most { return .listings(mostRows: most) }
        return try isCommon() ? .listings(mostRows: most) : .words
    }
}
