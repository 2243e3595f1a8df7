/// Notices commits to a store, whoever makes them, until it is stopped.
protocol CommitWatching: AnyObject, Sendable {
    /// Ends it soon.
    func stop()
}
