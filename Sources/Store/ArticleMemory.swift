import DequeModule
import Synchronization

/// Articles that were read lately, for whoever reads thousands of feeds at once: an article is in several of them.
///
/// All that is in it is of one moment of a store, the latest that anybody read at: an article that changed since is read
/// again, and so is every other. Where there is no room for all, those go first that were asked for as often as they have
/// categories, and of the others those that came first.
public final class ArticleMemory: Sendable {
    /// An article, the same for all that hold it.
    private final class Kept: Sendable {
        let article: StoredArticle
        let byteCount: Int

        init(_ article: StoredArticle) {
            self.article = article
            byteCount = article.article.contentByteCount + ArticleMemory.overhead
        }
    }

    private struct State {
        var articles: [Int64: Kept] = [:]
        /// How often each was asked for.
        var uses: [Int64: Int] = [:]
        /// The keys in the order in which they came, also of some that are gone.
        var keys: Deque<Int64> = []
        /// The keys of those that were asked for as often as they have categories.
        var used: Deque<Int64> = []
        var byteCount = 0
        var sequence: Int64 = -1

        /// Counts that an article is asked for.
        mutating func use(_ kept: Kept, key: Int64) {
            let count = uses[key, default: 0] + 1
            uses[key] = count
            if count == max(1, kept.article.article.categories.count) { used.append(key) }
        }

        /// Forgets articles until no more than so many bytes are left; returns them.
        mutating func shrink(to mostBytes: Int) -> [Kept] {
            var forgotten: [Kept] = []
            while byteCount > mostBytes, let key = used.popFirst() ?? keys.popFirst() {
                guard let kept = articles.removeValue(forKey: key) else { continue }
                uses[key] = nil
                byteCount -= kept.byteCount
                forgotten.append(kept)
            }
            return forgotten
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

    /// The articles of keys, at the moment of which this was the newest number in the log; nil for each that is not in
    /// memory.
    func articles(_ keys: some Sequence<Int64>, at sequence: Int64) -> [StoredArticle?] {
        let found = state.withLock { state in
            keys.map { key -> Kept? in
                guard state.sequence == sequence, let kept = state.articles[key] else { return nil }
                state.use(kept, key: key)
                return kept
            }
        }
        return found.map { $0?.article }
    }

    /// Keeps articles that were read at a moment, unless others were read at a later one.
    func keep(_ articles: [(key: Int64, article: StoredArticle)], at sequence: Int64) {
        let new = articles.map { (key: $0.key, kept: Kept($0.article)) }
        // What is forgotten ends outside the lock: others wait for it.
        _ = state.withLock { state in
            if sequence > state.sequence { state = State(sequence: sequence) }
            guard sequence == state.sequence else { return [] }
            for (key, kept) in new where state.articles.updateValue(kept, forKey: key) == nil {
                state.keys.append(key)
                state.byteCount += kept.byteCount
                state.use(kept, key: key)
            }
            return state.shrink(to: mostBytes)
        }
    }
}
