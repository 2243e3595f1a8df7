extension PostgresProblem {
    /// The error that says to the user what was wrong and what to do.
    static func storeError(_ error: any Error, at location: PostgresLocation) -> StoreError {
        switch error {
        case let error as StoreError: return error
        case let problem as PostgresProblem:
            let (kind, message) = problem.message(at: location)
            return StoreError(kind: kind, location: location.shown, message: message)
        default:
            let message = "unexpected failure: \(type(of: error))"
            return StoreError(kind: .damaged, location: location.shown, message: message)
        }
    }

    private func message(at location: PostgresLocation) -> (StoreError.Kind, String) {
        switch self {
        case .refused(let reason):
            PostgresRefusal.message(reason, at: location)
        case .lost(let reason):
            (.unreachable, "the connection to the database was lost (\(reason)); nothing of this was kept, do it again")
        case .commitUnknown:
            (
                .unreachable,
                "the connection to the database was lost while it kept a write; whether it did is not known: "
                    + "do it again, what is there already stays as it is"
            )
        case .server(let state, let message):
            Self.message(state, message, at: location)
        case .malformed(let column):
            (.damaged, "the store is damaged (unexpected value in \(column)); restore it from a backup")
        case .old(let version):
            (
                .location,
                "the server is PostgreSQL \(version / 10_000); it has to be \(Self.oldestVersion) or newer"
            )
        case .encoding(let encoding):
            (
                .location,
                "the database keeps texts in \(encoding), not in UTF8; make one with "
                    + "CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0"
            )
        case .noSchema:
            (
                .location,
                "the search_path of \(location.userName) names no schema that is there; make one or name another"
            )
        case .busy:
            (
                .unreachable,
                "all connections to the database have been busy for too long; see what it is doing in pg_stat_activity"
            )
        case .closed:
            (.unreachable, "the store has been closed")
        }
    }

    /// What an error of the server means; the states are in appendix A of PostgreSQL's documentation.
    private static func message(
        _ state: String,
        _ reason: String,
        at location: PostgresLocation
    ) -> (StoreError.Kind, String) {
        switch state {
        case "53100":
            (.full, "the disk of the database is full (\(reason)); nothing of this write was kept; make room there")
        case "42501":
            (
                .location,
                "the user \(location.userName) may not do what is needed (\(reason)); "
                    + PostgresRights.remedy(reason, user: location.userName)
            )
        case "55P03":
            (
                .unreachable,
                "another program has kept the store locked for \(PostgresSession.lockSeconds) seconds; "
                    + "wait for it, or end it: pg_stat_activity shows which"
            )
        case "57014":
            (
                .unreachable,
                "the database has not done this within \(PostgresSession.statementSeconds) seconds; "
                    + "see what it is doing in pg_stat_activity"
            )
        case _ where idle.contains(state):
            (
                .unreachable,
                "the server has ended what took this program too long (\(reason)); nothing of this was kept, do it again"
            )
        case _ where state == readOnly || reason.hasSuffix("during recovery"):
            (.unreachable, "the database can only be read (\(reason)); name the host that can be written to")
        case "22021", "22P05", "54000":
            (.refused, "the database cannot store this (\(reason))")
        case "XX001", "XX002":
            (.damaged, "the database is damaged (\(reason)); restore it from a backup")
        case _ where state.hasPrefix("08") || state.hasPrefix("57P"):
            (.unreachable, "the database is not there at the moment (\(reason)); do it again")
        case _ where state.hasPrefix("53") || state.hasPrefix("58"):
            (.unreachable, "the server of the database is in trouble (\(reason)); see its log")
        default:
            (.damaged, "the database does not do what was expected (\(reason), \(state)); see the log of its server")
        }
    }
}
