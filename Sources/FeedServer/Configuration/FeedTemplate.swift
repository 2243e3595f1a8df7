import FeedWriter
import Store

/// A line of the configuration's `feeds`: one feed, or one for each value of its placeholders.
struct FeedTemplate: Sendable, Hashable {
    /// Begins with a slash, has no extension; may hold `{taxonomy}`, `{category}`, `{language}`, `{author}`.
    var path: String
    var select: ArticleQuery
    /// Whether readers may narrow it by the query of its address.
    var takesQueries = false
    var window: ArticleWindow
    var content: Content
    /// The forms that it is there in, in the order of `FeedFormat`; nil for those of the site.
    var formats: [FeedFormat]?
    /// What makes it a podcast.
    var podcast: Podcast?
    /// Instead of the made title.
    var title: LocalizedText?
    /// Instead of the made description.
    var description: LocalizedText?

    /// How much of an article its entries hold.
    enum Content: String, Sendable, Hashable, CaseIterable {
        case full, summary
    }

    /// What may stand between braces in a path.
    enum Placeholder: String, Sendable, Hashable, CaseIterable {
        case taxonomy, category, language, author
    }
}
