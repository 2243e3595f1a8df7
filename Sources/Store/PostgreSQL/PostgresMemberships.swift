/// Keeps in step what is listed and what ever was, and what each facet knows of itself, within one writing transaction.
///
/// Gathers what is to be written; `flush()` writes it.
final class PostgresMemberships {
    /// The facets.
    let facets: PostgresFacetIndex

    /// What a transaction changes about a facet.
    private struct Mark {
        var growth: Int64 = 0
        var change: (sequence: Int64, time: Timestamp)?
        var entered: Int64?
    }

    private struct Key: Hashable {
        var facet: Int64
        var ordinal: Int64
    }

    /// A row as it is to be.
    private struct Membership {
        var article: Int64
        var id: String
        var changed: Timestamp
        var withdrawn: Timestamp?
        var published: Timestamp?
        var isNew: Bool
    }

    private let connection: PostgresConnection
    private var pending: [Key: Membership] = [:]
    private var marks: [Int64: Mark] = [:]

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
        let old = before.map { facets.identifiers(of: $0.facets) } ?? []
        let new = after.map { facets.identifiers(of: $0.facets) } ?? []
        for facet in movesAll ? old.union(new) : old.symmetricDifference(new) {
            let (was, isNow) = (old.contains(facet), new.contains(facet))
            marks[facet, default: Mark()].change = change
            marks[facet, default: Mark()].growth += (isNow ? 1 : 0) - (was ? 1 : 0)
            let known = article.ordinals[facet]
            let ordinal = known ?? facets.nextOrdinal(of: facet)
            if known == nil {
                article.ordinals[facet] = ordinal
                marks[facet, default: Mark()].entered = ordinal
            }
            let key = Key(facet: facet, ordinal: ordinal)
            pending[key] = Membership(
                article: article.key,
                id: article.held.stored.article.id,
                changed: change.time,
                withdrawn: after == nil ? change.time : nil,
                published: isNow ? after?.published : nil,
                isNew: known == nil || pending[key]?.isNew == true
            )
        }
    }

    /// Writes what was gathered.
    func flush() {
        let sorted = pending.sorted { ($0.key.facet, $0.key.ordinal) < ($1.key.facet, $1.key.ordinal) }
        queue(Self.insertion, sorted.filter(\.value.isNew)) { [.integer($0.article), .text($0.id)] }
        queue(Self.update, sorted.filter { !$0.value.isNew }) { _ in [] }
        let marks = marks.sorted { $0.key < $1.key }
        if !marks.isEmpty {
            connection.queue(
                Self.description,
                PostgresValue.columns(
                    marks.map { facet, mark in
                        [
                            .integer(facet), .integer(mark.growth), .integer(mark.change?.sequence),
                            .time(mark.change?.time), .integer(mark.entered),
                        ]
                    }
                )
            )
        }
        pending = [:]
        self.marks = [:]
    }

    private func queue(
        _ sql: String,
        _ rows: [(key: Key, value: Membership)],
        more: (Membership) -> [PostgresValue]
    ) {
        guard !rows.isEmpty else { return }
        let values = rows.map { key, row in
            [
                .integer(key.facet), .integer(key.ordinal), .time(row.changed), .time(row.withdrawn),
                .time(row.published),
            ] + more(row)
        }
        connection.queue(sql, PostgresValue.columns(values))
    }

    private static let insertion = """
        INSERT INTO memberships (facet, ordinal, changed, withdrawn, published, article, id)
        SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[],
            $7::text[])
        """

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
