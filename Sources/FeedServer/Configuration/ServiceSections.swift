import FeedWriter

/// Reads `listen`, `log` and `cache`: how the server runs, as against what it says.
enum ServiceSections {
    static func listen(_ node: ConfigurationNode?) -> Configuration.Listen {
        let object = node.flatMap { ConfigurationObject($0, keys: .listen) }
        return Configuration.Listen(
            host: object?.optional("host").flatMap { host($0) } ?? "127.0.0.1",
            port: object?.optional("port")?.wholeNumber(in: 0...65_535) ?? 8080
        )
    }

    static func log(_ node: ConfigurationNode?, folder: String) -> Configuration.Log {
        let object = node.flatMap { ConfigurationObject($0, keys: .log) }
        return Configuration.Log(
            level: object?.optional("level")?.choice(of: LogLevel.allCases)?.rawValue ?? LogLevel.info.rawValue,
            access: object?.optional("access")?.choice(of: Configuration.Log.Access.allCases) ?? .combined,
            file: object?.optional("file")?.string(expected: "the path of a file")
                .map { ConfigurationFilePath.resolve($0, folder: folder) }
        )
    }

    static func cache(_ node: ConfigurationNode?) -> Configuration.Cache {
        let object = node.flatMap { ConfigurationObject($0, keys: .cache) }
        return Configuration.Cache(
            memory: object?.optional("memory")?.bytes() ?? 256 << 20,
            maxAge: object?.optional("maxAge")?.seconds() ?? 15 * 60,
            staleWhileRevalidate: object?.optional("staleWhileRevalidate")?.seconds() ?? 86_400,
            staleIfError: object?.optional("staleIfError")?.seconds() ?? 7 * 86_400
        )
    }

    private static func host(_ node: ConfigurationNode) -> String? {
        let allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-:_%"
        guard let host = node.value.string, !host.isEmpty, host.allSatisfy({ allowed.contains($0) }) else {
            node.report("is not a host name or address such as \"127.0.0.1\", \"::1\" or \"0.0.0.0\"")
            return nil
        }
        return host
    }

    /// The names of Logging's levels, in its order.
    private enum LogLevel: String, CaseIterable {
        case trace, debug, info, notice, warning, error, critical
    }
}
