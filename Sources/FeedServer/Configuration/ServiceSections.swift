import FeedWriter

/// Reads `log`, `cache` and `generate`.
enum ServiceSections {
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
        let maxAge = object?.optional("maxAge")?.seconds() ?? 15 * 60
        let mostNode = object?.optional("maxAgeAtMost")
        let most = mostNode?.seconds()
        if let most, most < maxAge {
            mostNode?.report("is less than cache.maxAge, which is \(maxAge)s; make it at least that, or leave it out")
        }
        return Configuration.Cache(
            memory: object?.optional("memory")?.bytes() ?? 256 << 20,
            render: object?.optional("render")?.choice(of: Configuration.Cache.Rendering.allCases) ?? .onDemand,
            maxAge: maxAge,
            maxAgeAtMost: most ?? maxAge,
            staleWhileRevalidate: object?.optional("staleWhileRevalidate")?.seconds() ?? 86_400,
            staleIfError: object?.optional("staleIfError")?.seconds() ?? 7 * 86_400
        )
    }

    static func generate(_ node: ConfigurationNode?) -> Configuration.Generate {
        let object = node.flatMap { ConfigurationObject($0, keys: .generate) }
        return Configuration.Generate(hasGzip: object?.optional("gzip")?.truth() ?? true)
    }

    /// The names of Logging's levels, in its order.
    private enum LogLevel: String, CaseIterable {
        case trace, debug, info, notice, warning, error, critical
    }
}
