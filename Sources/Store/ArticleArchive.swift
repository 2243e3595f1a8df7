/// What there is of a range of a selection's history.
public enum ArticleArchive: Sendable, Hashable {
    /// Every ordinal of the range has been given: nothing is ever added.
    case full(ArticleSelection)
    /// The range begins with ordinals that have been given, or with the next, and is not full yet.
    case open
    /// No such range is to be had: it lies beyond what was given so far, or holds more than `ArticleWindow.maximumCount`.
    case none

    /// Whether every ordinal of a range has been given, of which `last` is the last so far; nil if no such range is to be
    /// had.
    static func isFull(_ ordinals: ClosedRange<Int>, last: Int) -> Bool? {
        guard ordinals.lowerBound >= 1, ordinals.count <= ArticleWindow.maximumCount, ordinals.lowerBound <= last + 1
        else { return nil }
        return ordinals.upperBound <= last
    }
}
