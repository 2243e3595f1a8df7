/// What purges are sent by.
protocol PurgeTransport: Sendable {
    /// Sends a request and waits for the answer.
    /// - Throws: `PurgeFailure` unless the answer is a success.
    func send(_ request: PurgeRequest) async throws(PurgeFailure)

    /// Lets go of connections; nothing is sent after it.
    func close() async
}
