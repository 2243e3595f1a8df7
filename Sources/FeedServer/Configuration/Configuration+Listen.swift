extension Configuration {
    /// Where the server is reached, by whom, and how long it waits for them.
    struct Listen: Sendable, Hashable {
        var host: String
        /// 0 is a free one.
        var port: Int
        /// The path of the Unix-domain socket that is listened on instead of host and port.
        var socket: String? = nil
        /// Nil is HTTP in clear.
        var tls: TLS? = nil
        /// Where `/metrics` is served; nil is nowhere.
        var metrics: Endpoint? = nil
        var trustedProxies = TrustedProxies()
        /// How many connections are open at once at most.
        var maxConnections = 10_000
        var timeouts = Timeouts()

        /// The files of a certificate, in PEM.
        struct TLS: Sendable, Hashable {
            /// The path of the certificate and those that vouch for it.
            var certificate: String
            /// The path of the private key.
            var key: String
        }

        /// A host and a port of it.
        struct Endpoint: Sendable, Hashable {
            var host: String
            /// 0 is a free one.
            var port: Int
        }

        /// How long a client may take, in seconds.
        struct Timeouts: Sendable, Hashable {
            /// For the first head, from the beginning of the connection.
            var head = 10
            /// For the content of a request, from the end of its head.
            var body = 10
            /// For the next head, from the end of the answer before.
            var idle = 75
        }
    }
}
