import Synchronization

/// Articles that were read lately, for whoever reads thousands of feeds at once: an article is in several of them.
///
/// All that is in it is of one moment of a store, the latest that anybody read at: an article that changed since is read
/// again, and so is every other.
public final class ArticleMemory: Sendable {
    private struct State {
        var articles: [Int64: StoredArticle] = [:]
        /// The keys of the articles in the order in which they came, those before `first` being gone.
        var keys: [Int64] = []
        var first = 0
        var byteCount = 0
        var sequence: Int64 = -1

        /// Forgets the article that came first.
        mutating func removeFirst() {
            if let article = articles.removeValue(forKey: keys[first]) {
                byteCount -= ArticleMemory.byteCount(of: article)
            }
            first += 1
            if first > keys.count / 2 {
                keys.removeFirst(first)
                first = 0
            }
        }
    }

    /// About what an article takes besides its content.
    private static let overhead = 1_500

    private let mostBytes: Int
    private let state = Mutex(State())

    /// An empty memory for about so many bytes.
    public init(mostBytes: Int) {
        self.mostBytes = mostBytes
    }

    /// The article of a key, at the moment of which this was the newest number in the log; nil if it is not in memory.
    func article(_ key: Int64, at sequence: Int64) -> StoredArticle? {
        state.withLock { $0.sequence == sequence ? $0.articles[key] : nil }
    }

    /// Keeps an article that was read at a moment, unless others were read at a later one.
    func keep(_ article: StoredArticle, key: Int64, at sequence: Int64) {
        state.withLock { state in
            if sequence > state.sequence { state = State(sequence: sequence) }
            guard sequence == state.sequence, state.articles.updateValue(article, forKey: key) == nil else { return }
            state.keys.append(key)
            state.byteCount += Self.byteCount(of: article)
            while state.byteCount > mostBytes, state.first < state.keys.count { state.removeFirst() }
        }
    }

    private static func byteCount(of article: StoredArticle) -> Int { article.article.contentByteCount + overhead }
}
