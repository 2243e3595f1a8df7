/// Keeps in step what is listed and what ever was, and what each facet knows of itself, within one writing transaction.
///
/// Gathers what is to be written; `flush()` writes it.
final class PostgresMemberships {
    /// The facets.
    let facets: PostgresFacetIndex

    private static let table = PostgresTable(
        "memberships",
        [
            ("facet", "bigint"), ("ordinal", "bigint"), ("article", "bigint"), ("changed", "bigint"),
            ("withdrawn", "bigint"), ("published", "bigint"), ("id", "text"),
        ]
    )

    /// What a transaction changes about a facet.
    private struct Mark {
        var growth: Int64 = 0
        var change: (sequence: Int64, time: Timestamp)?
        var hasEntered = false
        var rows: [Membership] = []
    }

    /// A row as it is to be.
    private struct Membership {
        var ordinal: Int64
        var article: Int64
        var id: String
        var changed: Timestamp
        var withdrawn: Timestamp?
        var published: Timestamp?
        var isNew: Bool
    }

    private let connection: PostgresConnection
    /// By the positions of facets.
    private var marks: [Mark] = []
    private var moved: Set<Int64> = []

    /// Takes part in a transaction.
    init(_ connection: PostgresConnection, facets: PostgresFacetIndex) {
        self.connection = connection
        self.facets = facets
    }

    /// Moves an article from one place in the listings to another; nil for a place means that it is not shown.
    ///
    /// Every facet of both places counts as changed, or, unless `movesAll`, only those that differ. The facets of both
    /// have been resolved.
    func move(
        _ article: inout PostgresArticleRow,
        from before: HeldArticle.Place?,
        to after: HeldArticle.Place?,
        change: (sequence: Int64, time: Timestamp),
        movesAll: Bool = true
    ) {
        if marks.count < facets.facets.count {
            marks += Array(repeating: Mark(), count: facets.facets.count - marks.count)
        }
        let isAgain = !moved.insert(article.key).inserted
        let old = before.map(facets.positions) ?? []
        let new = after.map(facets.positions) ?? []
        for position in new {
            let stays = old.contains(position)
            if stays, !movesAll { continue }
            note(&article, at: position, (was: stays, is: true), after, change, isAgain: isAgain)
        }
        for position in old where !new.contains(position) {
            note(&article, at: position, (was: true, is: false), after, change, isAgain: isAgain)
        }
    }

    /// Writes what was gathered.
    func flush() throws {
        let touched = marks.indices.filter { marks[$0].change != nil }
            .sorted { facets.facets[$0].identifier < facets.facets[$1].identifier }
        try insert(touched)
        update(touched)
        describe(touched)
        marks = []
        moved = []
    }

    /// Notes what becomes of an article in the facet at a position.
    private func note(
        _ article: inout PostgresArticleRow,
        at position: Int,
        _ isListed: (was: Bool, is: Bool),
        _ after: HeldArticle.Place?,
        _ change: (sequence: Int64, time: Timestamp),
        isAgain: Bool
    ) {
        let facet = facets.facets[position].identifier
        let known = article.ordinals[facet]
        let ordinal = known ?? facets.nextOrdinal(at: position)
        if known == nil {
            article.ordinals[facet] = ordinal
            marks[position].hasEntered = true
        }
        marks[position].change = change
        marks[position].growth += (isListed.is ? 1 : 0) - (isListed.was ? 1 : 0)
        let row = Membership(
            ordinal: ordinal,
            article: article.key,
            id: article.held.stored.article.id,
            changed: change.time,
            withdrawn: after == nil ? change.time : nil,
            published: isListed.is ? after?.published : nil,
            isNew: known == nil
        )
        if isAgain, let index = marks[position].rows.firstIndex(where: { $0.ordinal == ordinal }) {
            let isNew = marks[position].rows[index].isNew
            marks[position].rows[index] = row
            marks[position].rows[index].isNew = isNew
        } else {
            marks[position].rows.append(row)
        }
    }

    /// Writes the rows that are new, facet by facet: those are neighbours in the indices.
    private func insert(_ positions: [Int]) throws {
        let count = positions.reduce(0) { sum, position in sum + marks[position].rows.count(where: \.isNew) }
        let rows = positions.lazy.flatMap { [facets, marks] position in
            marks[position].rows.lazy.filter(\.isNew)
                .map { row -> [PostgresValue] in
                    [
                        .integer(facets.facets[position].identifier), .integer(row.ordinal), .integer(row.article),
                        .time(row.changed), .time(row.withdrawn), .time(row.published), .text(row.id),
                    ]
                }
        }
        try Self.table.insert(count, rows, connection)
    }

    /// Writes the rows that are not new.
    private func update(_ positions: [Int]) {
        let rows = positions.flatMap { position in
            marks[position].rows.filter { !$0.isNew }
                .map { row -> [PostgresValue] in
                    [
                        .integer(facets.facets[position].identifier), .integer(row.ordinal), .time(row.changed),
                        .time(row.withdrawn), .time(row.published),
                    ]
                }
        }
        if !rows.isEmpty { connection.queue(Self.update, PostgresValue.columns(rows)) }
    }

    private func describe(_ positions: [Int]) {
        guard !positions.isEmpty else { return }
        let rows = positions.map { position in
            let (facet, mark) = (facets.facets[position], marks[position])
            return [
                PostgresValue.integer(facet.identifier), .integer(mark.growth), .integer(mark.change?.sequence),
                .time(mark.change?.time), .integer(mark.hasEntered ? facet.entered : nil),
            ]
        }
        connection.queue(Self.description, PostgresValue.columns(rows))
    }

    /// The statement that notes changes in facets that articles have been in.
    static let update = """
        UPDATE memberships SET changed = new.changed, withdrawn = new.withdrawn, published = new.published
        FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[])
            AS new (facet, ordinal, changed, withdrawn, published)
        WHERE memberships.facet = new.facet AND memberships.ordinal = new.ordinal
        """

    private static let description = """
        UPDATE facets SET size = size + new.growth,
            changed_sequence = coalesce(new.changed_sequence, facets.changed_sequence),
            changed_time = coalesce(new.changed_time, facets.changed_time),
            entered = coalesce(new.entered, facets.entered)
        FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[])
            AS new (id, growth, changed_sequence, changed_time, entered)
        WHERE facets.id = new.id
        """
}
