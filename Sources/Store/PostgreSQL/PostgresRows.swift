import CLibPQ

/// The rows that a statement returned.
struct PostgresRows: RandomAccessCollection {
    private let result: PostgresResult
    let endIndex: Int

    /// Reads a result.
    init(_ result: PostgresResult) {
        self.result = result
        endIndex = Int(PQntuples(result.handle))
    }

    var startIndex: Int { 0 }

    /// A row; one that is not there has nothing but what is malformed.
    subscript(index: Int) -> PostgresRow {
        PostgresRow(result: result, index: Int32(truncatingIfNeeded: index))
    }
}
