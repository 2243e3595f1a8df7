/// What a store of articles can do, whichever database is behind it.
///
/// Every write is one transaction, which appends to the change log what it changes and has reached the disk when the
/// call returns. Reads see one moment of the store and never wait for a writer.
public protocol ArticleStore: Sendable {
    // Writing

    /// Saves articles in one transaction, in order; outcomes are in the same order.
    ///
    /// `explicitlyPublished` holds the indices of articles whose record said `published` itself: those come back
    /// even when they were withdrawn; erased ones never do. An article `published` at a time that has not come is
    /// kept as scheduled; a `scheduled` one whose time has come is published, one without a time waits for it.
    /// - Throws: `refused` for a record that cannot be stored (an empty id, U+0000 in a text, a category that is no
    ///   slug); then none of them is saved.
    func save(_ articles: [Article], explicitlyPublished: Set<Int>) async throws(StoreError) -> [SaveOutcome]

    /// Takes an article down. Returns false if it was down already.
    /// - Throws: `unknownArticle`.
    @discardableResult func withdraw(id: String) async throws(StoreError) -> Bool

    /// Puts a withdrawn article back. Returns false if it was not withdrawn.
    /// - Throws: `unknownArticle`; `refused` if it was erased.
    @discardableResult func restore(id: String) async throws(StoreError) -> Bool

    /// Takes an article down and forgets all of it but the id, for good. Returns false if that was done before.
    ///
    /// The log keeps by what feeds could find it (slugs, never texts), and what it made known stays known.
    /// - Throws: `unknownArticle`.
    @discardableResult func erase(id: String) async throws(StoreError) -> Bool

    /// Shows the scheduled articles whose time has come; returns how many, and when the next is due.
    func publishDue() async throws(StoreError) -> (published: Int, nextDue: Timestamp?)

    /// Makes the hierarchy of categories known, rewriting what depends on it if it is another than before.
    func adopt(taxonomies: [Taxonomy]) async throws(StoreError)

    /// Writes each definition digest with the time at which it was first seen, unless it is there already.
    func register(definitions: [String]) async throws(StoreError)

    /// Keeps a history of each of these queries, unless that is done already: the articles that were ever in it, numbered
    /// from 1 in the order in which they first were.
    ///
    /// An article keeps its ordinal for ever, also while it is taken down or in other categories. What was in the
    /// selection before it was registered is numbered by the change log. Queries that are answered by one category,
    /// taxonomy, language, author or source alone have a history from the beginning. The log does not know what articles
    /// said: with words, what was in the selection before is taken to have said what it says now. Where many articles are to
    /// be looked through for these, an index of words is made before, as by `keepTextIndex`.
    func register(selections: [ArticleQuery]) async throws(StoreError)

    /// Keeps an index of the words of all articles that are shown from now on, for every program that writes to the store.
    ///
    /// What is stored already has to be taken in by `extendTextIndex`.
    func keepTextIndex() async throws(StoreError)

    /// Takes a batch of articles into the index of words, in a transaction of its own; returns whether there are more to be
    /// taken in. Where nothing has asked for an index, there are none.
    func extendTextIndex() async throws(StoreError) -> Bool

    /// Records the authority that ids are made under. Returns the one recorded before if it is another and articles
    /// are stored, nil if all is well.
    func adopt(idAuthority: String) async throws(StoreError) -> String?

    // Reading

    /// The published articles of a query, and the times that decide what its documents say of their age.
    ///
    /// - Throws: `refused` for a query with words that is not registered; so does `count`.
    func select(
        _ query: ArticleQuery,
        window: ArticleWindow,
        definition: String?
    ) async throws(StoreError) -> ArticleSelection

    /// The same for several, in their order, as whoever writes thousands of feeds asks for them.
    ///
    /// A store may take articles from `memory`, and keep there what it reads.
    func select(
        _ requests: [ArticleRequest],
        memory: ArticleMemory
    ) async throws(StoreError) -> [ArticleSelection]

    /// The latest published articles of a query that is not registered, found at a bounded cost.
    ///
    /// Of the smallest listing that must hold them, or of each of its alternatives their share, no more than `mostRows`
    /// are looked at, the newest first; fewer in proportion where each is looked up in more than four other listings. That is counted and not timed, so that the answer is the same whatever else the
    /// machine does.
    func search(
        _ query: ArticleQuery,
        count: Int,
        mostRows: Int,
        definition: String?
    ) async throws(StoreError) -> SearchAnswer

    /// The articles of a query with these ordinals, as far as they are shown, as `select` would give them.
    ///
    /// `lastChange` is that of the newest change that touched one of them while it was in the selection; nothing that
    /// happens to other articles changes the answer.
    func archive(
        _ query: ArticleQuery,
        ordinals: ClosedRange<Int>,
        definition: String?
    ) async throws(StoreError) -> ArticleArchive

    /// The ordinals that these articles have in the history of a query, in order; those that were never in it have none.
    func ordinals(of ids: [String], in query: ArticleQuery) async throws(StoreError) -> [Int]

    /// The pages of the articles with these ordinals in the history of all articles, as far as they are shown and have
    /// one, in the order of the ordinals.
    func pages(ordinals: ClosedRange<Int>) async throws(StoreError) -> [ArticlePage]

    /// When a change last touched any of each so many articles, in the order of the history of all articles.
    ///
    /// `count` is 1 or more; the last of the times may be that of fewer articles.
    func lastChanges(ofEach count: Int) async throws(StoreError) -> [Timestamp]

    /// How many published articles a query has in all.
    func count(_ query: ArticleQuery) async throws(StoreError) -> Int

    /// One article in whatever state, or nil.
    func article(id: String) async throws(StoreError) -> StoredArticle?

    /// Articles in every state in the order of their ids, those after `id` first; nil begins at the beginning.
    ///
    /// At most so many, and fewer where they have much content; none is the end.
    func articles(after id: String?, limit: Int) async throws(StoreError) -> [StoredArticle]

    /// The change log after a sequence number, in order.
    ///
    /// What it returns is free of gaps that could still be filled: once a number is returned, no lower one appears.
    func changes(after sequence: Int64, limit: Int) async throws(StoreError) -> [Change]

    /// The newest sequence number, 0 for an empty log.
    func lastSequence() async throws(StoreError) -> Int64

    /// The values that feed paths can be made from: those of every article that is or was shown.
    func knownValues() async throws(StoreError) -> KnownValues

    /// When each of these definitions was first seen; those never registered are left out.
    func definitionsSeen(_ definitions: [String]) async throws(StoreError) -> [String: Timestamp]

    // Following

    /// Yields whenever the log may have grown, by this process or another, and once at the start.
    func wakeups() -> AsyncStream<Void>

    /// Closes the store; calls after that throw.
    func close() async throws(StoreError)
}
