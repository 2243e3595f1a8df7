import FeedWriter

/// Reads `listen`.
enum ListenSection {
    /// The longest path of a socket in bytes: `sun_path` has 108 and ends with a zero.
    private static let longestSocketPath = 107
    private static let waits = 1...3600
    private static let expectedEndpoint =
        "a host and port such as \"127.0.0.1:9090\" or \"[::1]:9090\", or a port alone"
    private static let expectedProxy =
        "an address or range such as \"192.0.2.1\", \"10.0.0.0/8\" or \"2001:db8::/32\", or \"unix\""

    static func read(_ node: ConfigurationNode?, folder: String) -> Configuration.Listen {
        let object = node.flatMap { ConfigurationObject($0, keys: .listen) }
        var listen = Configuration.Listen(
            host: object?.optional("host").flatMap { host($0) } ?? "127.0.0.1",
            port: object?.optional("port")?.wholeNumber(in: 0...65_535) ?? 8080
        )
        guard let object else { return listen }
        listen.socket = object.optional("socket").flatMap { socket($0, folder: folder) }
        listen.tls = object.optional("tls").flatMap { tls($0, folder: folder) }
        if listen.socket != nil, listen.tls != nil {
            object.optional("socket")?
                .report(
                    "cannot stand beside listen.tls, since what comes over a socket is not encrypted; leave one of them out"
                )
        }
        listen.metrics = object.optional("metrics").flatMap { endpoint($0) }
        if let metrics = listen.metrics, listen.socket == nil, metrics.port == listen.port, metrics.port != 0,
            metrics.host == listen.host
        {
            object.optional("metrics")?.report("is where the feeds are served; give it a port of its own")
        }
        listen.trustedProxies = object.optional("trustedProxies").map { proxies($0) } ?? listen.trustedProxies
        listen.maxConnections =
            object.optional("maxConnections")?.wholeNumber(in: 1...1_000_000) ?? listen.maxConnections
        listen.timeouts = object.optional("timeouts").map { timeouts($0) } ?? listen.timeouts
        return listen
    }

    private static func host(_ node: ConfigurationNode) -> String? {
        guard let host = node.value.string, isHost(host) else {
            node.report("is not a host name or address such as \"127.0.0.1\", \"::1\" or \"0.0.0.0\"")
            return nil
        }
        return host
    }

    private static func isHost(_ text: some StringProtocol) -> Bool {
        let allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-:_%"
        return !text.isEmpty && text.allSatisfy { allowed.contains($0) }
    }

    private static func socket(_ node: ConfigurationNode, folder: String) -> String? {
        guard let text = node.string(expected: "the path of a Unix-domain socket") else { return nil }
        let path = ConfigurationFilePath.resolve(text, folder: folder)
        if path.utf8.count > longestSocketPath {
            node.report(
                "has \(path.utf8.count) bytes with the folder of this file; the path of a socket has at most "
                    + "\(longestSocketPath)"
            )
        }
        return path
    }

    private static func tls(_ node: ConfigurationNode, folder: String) -> Configuration.Listen.TLS? {
        guard let object = ConfigurationObject(node, keys: .tls) else { return nil }
        func path(_ key: String, of what: String) -> String {
            let expected = "the path of a PEM file with \(what)"
            let text = object.required(key, expected: expected)?.string(expected: expected)
            return ConfigurationFilePath.resolve(text ?? "", folder: folder)
        }
        return Configuration.Listen.TLS(
            certificate: path("certificate", of: "the certificate and those that vouch for it"),
            key: path("key", of: "its private key")
        )
    }

    private static func endpoint(_ node: ConfigurationNode) -> Configuration.Listen.Endpoint? {
        let text: String
        switch node.value {
        case .number(let digits): text = digits
        case .string(let string): text = string
        default: text = ""
        }
        guard let endpoint = endpoint(text) else {
            node.report("is not \(expectedEndpoint)")
            return nil
        }
        return endpoint
    }

    private static func endpoint(_ text: String) -> Configuration.Listen.Endpoint? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard let digits = parts.last, !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let port = Int(digits), port <= 65_535
        else { return nil }
        if parts.count == 1 { return .init(host: "127.0.0.1", port: port) }
        let host = text.dropLast(digits.count + 1)
        if host.hasPrefix("["), host.hasSuffix("]") {
            let address = host.dropFirst().dropLast()
            return InternetAddress(address.utf8) != nil && address.contains(":")
                ? .init(host: String(address), port: port) : nil
        }
        return isHost(host) && !host.contains(":") ? .init(host: String(host), port: port) : nil
    }

    private static func proxies(_ node: ConfigurationNode) -> TrustedProxies {
        var proxies = TrustedProxies()
        for element in node.elements(expected: "an array of addresses and ranges such as [\"10.0.0.0/8\"]") ?? [] {
            guard let text = element.value.string, text != "unix" else {
                if element.value.string == nil { element.report("is not \(expectedProxy)") }
                proxies.unixSocket = true
                continue
            }
            do throws(AddressRange.Fault) {
                proxies.ranges.append(try AddressRange(text))
            } catch {
                switch error {
                case .malformed: element.report("is not \(expectedProxy)")
                case .insideRange(let range):
                    element.report("is not the first address of its range; did you mean \"\(range)\"?")
                }
            }
        }
        return proxies
    }

    private static func timeouts(_ node: ConfigurationNode) -> Configuration.Listen.Timeouts {
        var timeouts = Configuration.Listen.Timeouts()
        guard let object = ConfigurationObject(node, keys: .timeouts) else { return timeouts }
        func seconds(_ key: String) -> Int? { object.optional(key)?.seconds(in: waits, named: "from 1s to 1h") }
        timeouts.head = seconds("head") ?? timeouts.head
        timeouts.body = seconds("body") ?? timeouts.body
        timeouts.idle = seconds("idle") ?? timeouts.idle
        return timeouts
    }
}
