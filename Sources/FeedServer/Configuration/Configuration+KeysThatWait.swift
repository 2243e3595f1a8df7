extension Configuration {
    /// The keys in which another configuration differs that take effect when the program starts, in the order of the
    /// contract; everything else is live from the moment at which it is published.
    func keysThatWait(for next: Configuration) -> [String] {
        let waiting: [(key: String, differs: Bool)] = [
            ("store", store != next.store),
            ("listen.host", listen.host != next.listen.host),
            ("listen.port", listen.port != next.listen.port),
            ("listen.socket", listen.socket != next.listen.socket),
            ("listen.tls", listen.tls != next.listen.tls),
            ("listen.metrics", listen.metrics != next.listen.metrics),
            ("listen.maxConnections", listen.maxConnections != next.listen.maxConnections),
            ("listen.timeouts", listen.timeouts != next.listen.timeouts),
            ("log", log != next.log),
            ("edge.purge", edge.purges != next.edge.purges),
            ("etiquette.statistics", etiquette.statistics != next.etiquette.statistics),
        ]
        return waiting.filter(\.differs).map(\.key)
    }
}
