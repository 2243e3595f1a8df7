import Glibc

/// How many descriptors the process may have open.
enum OpenFileLimit {
    /// How many descriptors are kept for what is neither connection nor content: the store, logs, connections that are
    /// refused.
    private static let others = 128

    /// How many descriptors the process may have, by the raised limit.
    static let descriptors: Int = {
        raise()
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1024 }
        return Int(clamping: limit.rlim_cur)
    }()

    /// How many connections can be had at once: what is left.
    static let connections = max(16, descriptors - ContentFile.limit - others)

    /// How many connections beyond so many are taken to tell them that there are too many; half of what is kept is theirs.
    static func reserve(beyond connections: Int) -> Int {
        max(0, min(256, descriptors - ContentFile.limit - others / 2 - connections))
    }

    /// What to say where fewer connections can be had than are wanted; nil if all is well.
    static func warning(wanted: Int, possible: Int = connections) -> String? {
        guard possible < wanted else { return nil }
        return "Only \(possible) connections are taken at once, for the limit of open files allows no more; "
            + "raise it to \((wanted + others) / 7 * 8 + 8) (ulimit -n, LimitNOFILE), or lower listen.maxConnections"
    }

    /// Raises the soft limit to the hard one; where that is refused, the soft one stays.
    private static func raise() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
