import FeedWriter

/// The links between the documents of a feed, as a reader takes them from the text of one.
enum ArchiveLinkReading {
    /// Addresses by relation; that of `next_url` is `next`.
    static func links(in document: String, _ format: FeedFormat) -> [String: String] {
        if format == .json {
            let next = document.prefix { $0 != "[" }.firstMatch(of: /"next_url":\s*"([^"]*)"/)
            return next.map { ["next": String($0.output.1)] } ?? [:]
        }
        let head = document.prefix(4_000)
        let matches = head.matches(of: /link rel="(current|prev-archive|next-archive)" href="([^"]*)"/)
        return Dictionary(matches.map { (String($0.output.1), String($0.output.2)) }, uniquingKeysWith: { $1 })
    }
}
