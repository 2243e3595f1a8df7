/// All facets of one moment, in the order of their names.
struct PostgresFacetList {
    /// What is known of each, and the key that the tables know it by.
    let facets: [(identifier: Int64, record: FacetRecord)]
    private let places: [FacetKey: Int]

    /// Reads them.
    init(_ connection: PostgresConnection) throws {
        facets =
            try connection.rows(
                """
                SELECT id, kind, key, language_range, size, entered, changed_sequence, changed_time FROM facets
                ORDER BY kind, key, language_range
                """
            )
            .map { row in
                let texts = try (1...3).map { try row.required($0, PostgresRow.text) }
                guard let facet = FacetKey(texts: texts) else { throw row.malformed(1) }
                let record = FacetRecord(
                    facet: facet,
                    size: try row.required(4, PostgresRow.integer),
                    entered: try row.required(5, PostgresRow.integer),
                    changedSequence: try row.required(6, PostgresRow.integer),
                    changedTime: try row.time(7)
                )
                return (try row.required(0, PostgresRow.integer), record)
            }
        let keys = facets.enumerated().map { ($0.element.record.facet, $0.offset) }
        places = Dictionary(keys) { first, _ in first }
    }

    /// The place of the facet that a key belongs to.
    func place(of key: StoreRecord.Key) -> Int? { FacetKey(texts: key.texts).flatMap { places[$0] } }
}
