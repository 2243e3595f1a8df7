import CLibPQ

/// What the server answered to one statement; freed with the last reference to it.
final class PostgresResult {
    /// libpq's result.
    let handle: OpaquePointer

    /// Takes over a result.
    init(_ handle: OpaquePointer) {
        self.handle = handle
    }

    deinit {
        PQclear(handle)
    }

    /// How it ended.
    var status: ExecStatusType { PQresultStatus(handle) }

    /// What the server says that it did: `INSERT 0 3`, `COMMIT`.
    var command: String { String(cString: PQcmdStatus(handle)) }

    /// How many rows the statement changed or returned; 0 where it does neither.
    var rowsAffected: Int { Int(String(cString: PQcmdTuples(handle))) ?? 0 }

    /// What the server found wrong, or libpq with what came from it; nil where neither found anything.
    ///
    /// What libpq finds has no state. Whatever it is, out of memory or bytes that no server sends, the answer is not whole,
    /// and so is not that to the statement.
    ///
    /// Its detail is left out: it quotes values, which are content of articles.
    var problem: PostgresProblem? {
        guard status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE else { return nil }
        guard let state = field(0x43) else { return .lost(PostgresProblem.oneLine(PQresultErrorMessage(handle))) }
        return .server(state: state, message: field(0x4D) ?? "error \(state)")
    }

    /// A field of an error message, by the letter that the protocol gives it (`C` the state, `M` the message).
    private func field(_ letter: Int32) -> String? {
        PQresultErrorField(handle, letter).map { String(cString: $0) }
    }
}
