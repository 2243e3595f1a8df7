/// A selection that is being registered: what it shows now, and who was ever in it by the change log.
struct PostgresReplayedSelection {
    /// An article that is or was in the selection.
    struct Member {
        /// Its place in the order in which articles first came; 0 while it is not known.
        var ordinal: Int64
        /// When a change last touched it there.
        var changed: Timestamp
        /// Since when it is down; nil while it is not.
        var withdrawn: Timestamp?
        /// Whether it is shown there now.
        var isListed = false
    }

    /// The facet of the selection.
    let facet: Int64
    /// By the keys of articles.
    private(set) var members: [Int64: Member] = [:]
    /// The newest change that touches it.
    private(set) var newest: (sequence: Int64, time: Timestamp)?
    /// The last ordinal.
    private(set) var entered: Int64 = 0

    private var matcher: QueryMatcher
    private let wanted: SearchTerms.Wanted?
    private let texts: PostgresTextDecisions

    /// Begins with the articles that are shown now.
    init(facet: Int64, query: ArticleQuery, shown: [Int64], texts: PostgresTextDecisions, now: Timestamp) throws {
        self.facet = facet
        matcher = QueryMatcher(query)
        wanted = query.wanted
        self.texts = texts
        let shown = try wanted.map { try texts.holding($0, among: shown) } ?? shown
        for article in shown { members[article] = Member(ordinal: 0, changed: now, isListed: true) }
    }

    /// How many articles are shown now.
    var size: Int64 { Int64(members.values.count(where: \.isListed)) }

    /// Takes up changes: of each its sequence number, time, facets before and after, and article.
    ///
    /// The log does not know what articles said: they are taken for what they say now.
    mutating func replay(_ rows: PostgresRows) throws {
        var touching: [PostgresRow] = []
        for row in rows where try matcher.matches(row, 2) || matcher.matches(row, 3) { touching.append(row) }
        if let wanted {
            let articles = Set(try touching.map { try $0.required(4, PostgresRow.integer) }).sorted()
            let holding = Set(try texts.holding(wanted, among: articles))
            touching = try touching.filter { holding.contains(try $0.required(4, PostgresRow.integer)) }
        }
        for row in touching { try replay(row) }
    }

    private mutating func replay(_ row: PostgresRow) throws {
        let time = try row.required(1, PostgresRow.time)
        let isShown = try row.text(3) != nil
        let article = try row.required(4, PostgresRow.integer)
        newest = (try row.required(0, PostgresRow.integer), time)
        var member = members[article] ?? Member(ordinal: 0, changed: time)
        // What another hierarchy of categories brought in and what was taken down then was never numbered.
        guard member.ordinal > 0 || isShown else { return }
        if member.ordinal == 0 {
            entered += 1
            member.ordinal = entered
        }
        member.changed = time
        member.withdrawn = isShown ? nil : time
        members[article] = member
    }

    /// Numbers the articles that are shown and that no change has brought in, but another hierarchy of categories.
    mutating func numberOthers() {
        for article in members.filter({ $0.value.ordinal == 0 }).keys.sorted() {
            entered += 1
            members[article]?.ordinal = entered
        }
    }
}
