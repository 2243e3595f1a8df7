/// What is known of a database that could not be reached: calls fail at once until it is time to try again, and then one
/// of them tries while the others still fail.
struct PostgresAbsence: Sendable {
    private var backoff = PostgresBackoff()
    private var problem: PostgresProblem?
    private var retry: ContinuousClock.Instant?

    /// Begins with a database that nobody has tried to reach.
    init() {}

    /// Why a call has to fail, or nil where it is to try.
    mutating func refusal(at now: ContinuousClock.Instant) -> PostgresProblem? {
        guard let problem, let retry else { return nil }
        guard now >= retry else { return problem }
        // Should this attempt hang, another one is made after this time.
        self.retry = now.advanced(by: .seconds(PostgresSession.connectSeconds))
        return nil
    }

    /// Takes note that the database could not be reached.
    mutating func failed(_ problem: PostgresProblem, at now: ContinuousClock.Instant) {
        self.problem = problem
        retry = now.advanced(by: .milliseconds(backoff.next()))
    }

    /// Takes note that the database is there.
    mutating func ended() {
        guard problem != nil else { return }
        self = PostgresAbsence()
    }
}
