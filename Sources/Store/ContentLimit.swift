/// How much content is read at a time, so that a thousand long articles do not fill the memory.
enum ContentLimit {
    /// No more articles are read once those that were have so many bytes.
    static let bytes = 8 << 20
}

extension Article {
    /// About how many bytes the article takes.
    var contentByteCount: Int { (contentHTML?.utf8.count ?? 0) + (contentText?.utf8.count ?? 0) }
}
