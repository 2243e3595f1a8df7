import CLibPQ

/// A connection to the server, used by one thread at a time.
///
/// Statements go out in pipelines: what is `queue`d travels with the next statement whose answer is needed, so that a
/// transaction takes no round trips of its own but the one that commits.
final class PostgresConnection {
    /// libpq's connection; internal for the other files of this type.
    let handle: OpaquePointer
    /// The schema that new tables are made in and that tables are looked for first.
    private(set) var schema = ""
    /// The channel on which `NOTIFY` says that the change log of this store has grown.
    private(set) var channel = ""
    /// Whether it was lost: it can only be closed then.
    private(set) var isBroken = false

    /// How long the server may be silent while an answer is awaited, in seconds; -1 for as long as it lives.
    private var answerSeconds = PostgresConnection.usualAnswerSeconds
    private static let usualAnswerSeconds = PostgresSession.statementSeconds + 5
    private var names = PostgresStatementNames()
    private var waiting: [PostgresStatement] = []

    /// Takes over a connection that is open.
    init(handle: OpaquePointer) {
        self.handle = handle
    }

    deinit {
        PQfinish(handle)
    }

    /// Asks in which schema the tables are.
    ///
    /// The channel is named after the schema's number: its name may be longer than that of a channel can be.
    func learnSchema() throws {
        let sql = "SELECT nspname::text, 'feedserver_' || oid::text FROM pg_namespace WHERE nspname = current_schema()"
        guard let row = try rows(sql).first else { throw PostgresProblem.noSchema }
        schema = try row.required(0, PostgresRow.text)
        channel = try row.required(1, PostgresRow.text)
    }

    /// Whether the server has not closed the connection while nobody looked.
    func isAlive() -> Bool {
        // It may have said why before it closed, so that there is more than one thing to read.
        while !isBroken, PostgresSocket.waitForInput(PQsocket(handle), seconds: 0) {
            if PQconsumeInput(handle) == 0 { isBroken = true }
        }
        return !isBroken
    }

    /// Runs a statement and returns its rows.
    func rows(_ sql: String, _ parameters: [PostgresValue] = []) throws -> PostgresRows {
        PostgresRows(try run([PostgresStatement(sql, parameters)])[0])
    }

    /// Runs a statement; returns how many rows it changed.
    @discardableResult func execute(_ sql: String, _ parameters: [PostgresValue] = []) throws -> Int {
        try run([PostgresStatement(sql, parameters)])[0].rowsAffected
    }

    /// Runs statements in one round trip and returns the rows of each, in order.
    ///
    /// Outside of a transaction all of them are one: where one fails, nothing is kept.
    func pipeline(_ statements: [PostgresStatement]) throws -> [PostgresRows] {
        try run(statements).map(PostgresRows.init)
    }

    /// Lets a statement go out with the next one; what is wrong with it is thrown there, or by the end of the transaction.
    func queue(_ sql: String, _ parameters: [PostgresValue] = []) {
        waiting.append(PostgresStatement(sql, parameters))
    }

    /// Runs several statements without parameters, separated by semicolons, as one transaction unless one is open.
    func script(_ sql: String) throws {
        try flush()
        guard PQsendQuery(handle, sql) == 1 else { throw loss() }
        try finishAnswers()
    }

    /// Runs a body in a transaction, which is committed when it returns and taken back when it throws.
    ///
    /// - Parameters:
    ///   - modes: What follows `BEGIN`, for example `ISOLATION LEVEL REPEATABLE READ READ ONLY`.
    ///   - body: What is done in it; a transaction within it is an error.
    /// - Returns: What the body returns.
    /// - Throws: What the body throws; `commitUnknown` if the connection is lost while the server commits, unless the
    ///   transaction only reads.
    func transaction<Value>(_ modes: String = "", _ body: () throws -> Value) throws -> Value {
        try flush()
        defer { answerSeconds = Self.usualAnswerSeconds }
        queue(modes.isEmpty ? "BEGIN" : "BEGIN \(modes)")
        do {
            let value = try body()
            try commit(mayWrite: !modes.hasSuffix("READ ONLY"))
            return value
        } catch {
            rollBack()
            throw error
        }
    }

    /// Says how long the server may be silent while an answer is awaited.
    func setAnswerSeconds(_ seconds: Int32) { answerSeconds = seconds }

    /// Lets the statements of this transaction take as long as they need: migrations, and what touches every article.
    func takeTime() {
        queue("SET LOCAL statement_timeout = 0")
        answerSeconds = -1
    }

    /// Lets a caller use the connection; nothing that it queued is left for the next one.
    func lend<Value>(to body: (PostgresConnection) throws -> Value) throws -> Value {
        defer { waiting = [] }
        let value = try body(self)
        try flush()
        return value
    }

    /// Sends what is queued, with no other statement.
    func flush() throws {
        if !waiting.isEmpty { _ = try run([]) }
    }

    private func commit(mayWrite: Bool) throws {
        // One that was closed before it was told to commit has not.
        guard isAlive() else { throw PostgresProblem.lost("the server has closed it") }
        do {
            let answer = try run([PostgresStatement("COMMIT")])[0]
            guard answer.command == "COMMIT" else {
                throw PostgresProblem.server(state: "25P02", message: "the transaction was taken back")
            }
        } catch let problem as PostgresProblem where isBroken {
            // What the server found wrong before left nothing to commit.
            throw mayWrite && problem.isEndOfSession ? PostgresProblem.commitUnknown : problem
        }
    }

    /// Takes back the transaction, as far as it ever began; where that fails the connection is of no use any more.
    private func rollBack() {
        waiting = []
        guard !isBroken, PQtransactionStatus(handle) != PQTRANS_IDLE else { return }
        do {
            _ = try run([PostgresStatement("ROLLBACK")])
        } catch {
            isBroken = true
        }
    }

    /// Sends what is queued and these statements; returns the answers to these.
    private func run(_ statements: [PostgresStatement]) throws -> [PostgresResult] {
        guard !isBroken else { throw PostgresProblem.lost("it is closed") }
        let all = waiting + statements
        let queued = waiting.count
        waiting = []
        guard !all.isEmpty else { return [] }
        if names.isFull {
            names.forget()
            try script("DEALLOCATE ALL")
        }
        guard PQenterPipelineMode(handle) == 1 else { throw loss() }
        var prepared: [Bool] = []
        for statement in all { prepared.append(try send(statement)) }
        guard PQpipelineSync(handle) == 1 else { throw loss() }
        var answers: [PostgresResult] = []
        var problem: PostgresProblem?
        for (statement, isNew) in zip(all, prepared) {
            if isNew {
                let preparation = try answer()
                problem = problem ?? preparation.problem
                if preparation.status != PGRES_COMMAND_OK { names.forget(statement) }
            }
            let result = try answer()
            problem = problem ?? result.problem
            answers.append(result)
        }
        guard try nextResult() != nil else { throw loss() }
        guard PQexitPipelineMode(handle) == 1 else { throw loss() }
        if let problem { throw noted(problem) }
        return Array(answers.dropFirst(queued))
    }

    /// Puts a statement into the pipeline; returns whether it is prepared there too.
    private func send(_ statement: PostgresStatement) throws -> Bool {
        let (name, isNew) = names.name(of: statement)
        if isNew {
            let types = statement.parameters.map(\.type.rawValue)
            guard PQsendPrepare(handle, name, statement.sql, Int32(types.count), types) == 1 else { throw loss() }
        }
        let isSent = PostgresParameters(statement.parameters).send(name, to: handle)
        guard isSent else { throw loss() }
        return isNew
    }

    /// The next answer, with the mark behind it taken away.
    private func answer() throws -> PostgresResult {
        guard let result = try nextResult() else { throw loss() }
        guard PQstatus(handle) == CONNECTION_OK else { throw noted(result.problem ?? loss()) }
        do { _ = try nextResult() } catch { throw result.problem ?? error }
        return result
    }

    /// Takes every answer that is still to come outside of a pipeline.
    func finishAnswers() throws {
        var problem: PostgresProblem?
        while let next = try nextResult() { problem = problem ?? next.problem }
        guard PQstatus(handle) == CONNECTION_OK else { throw noted(problem ?? loss()) }
        if let problem { throw noted(problem) }
    }

    /// What comes next of the answers; nil at the end of each of them.
    func nextResult() throws -> PostgresResult? {
        while PQisBusy(handle) == 1 {
            guard PostgresSocket.waitForInput(PQsocket(handle), seconds: answerSeconds) else {
                isBroken = true
                throw PostgresProblem.lost("the server has not answered for \(answerSeconds) seconds")
            }
            guard PQconsumeInput(handle) == 1 else { throw loss() }
        }
        return PQgetResult(handle).map(PostgresResult.init)
    }

    /// The error that says what libpq has to complain of; the connection is given up.
    func loss() -> PostgresProblem {
        isBroken = true
        return .lost(PostgresProblem.oneLine(PQerrorMessage(handle)))
    }

    /// Gives up the connection where a problem means that it is of no use any more.
    private func noted(_ problem: PostgresProblem) -> PostgresProblem {
        if problem.isLoss || PQstatus(handle) != CONNECTION_OK { isBroken = true }
        return problem
    }
}
