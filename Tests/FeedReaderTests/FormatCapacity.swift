import FeedWriter

/// What a format can carry of a feed, as docs/formats.md says it: what is left of a feed that is written and read back.
enum FormatCapacity {
    /// The feed as it comes back.
    static func carried(_ feed: Feed, by format: FeedFormat) -> Feed {
        var carried = feed
        switch format {
        case .rss: RSSCapacity.reduce(&carried)
        case .atom: AtomCapacity.reduce(&carried)
        case .json: JSONFeedCapacity.reduce(&carried)
        case .rdf: RDFCapacity.reduce(&carried)
        }
        return carried
    }

    /// Plain text, where a format has no HTML in a place.
    static func plain(_ construct: TextConstruct?) -> TextConstruct? {
        construct.map { .text($0.plainText) }
    }

    /// HTML, where a format has nothing else in a place.
    static func html(_ construct: TextConstruct?) -> TextConstruct? {
        construct.map { .html($0.html) }
    }

    /// The date to the second.
    static func second(_ date: FeedDate?) -> FeedDate? {
        date.map {
            FeedDate(
                millisecondsSince1970: $0.millisecondsSince1970 / 1_000 * 1_000,
                offsetMinutes: $0.offsetMinutes
            )
        }
    }

    /// An entry's language where it is not the feed's, which it has anyway.
    static func language(of entry: Entry, in feed: Feed) -> String? {
        entry.language == feed.language ? nil : entry.language
    }
}
