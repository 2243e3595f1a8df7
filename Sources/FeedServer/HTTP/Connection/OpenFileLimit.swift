import Glibc

/// How many descriptors the process may have open.
enum OpenFileLimit {
    /// How many connections are taken at once: ten thousand, or what the raised limit leaves beside our own files.
    static let connections: Int = {
        raise()
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 512 }
        return max(16, min(10_000, Int(clamping: limit.rlim_cur) - 128))
    }()

    /// Raises the soft limit to the hard one; where that is refused, the soft one stays.
    private static func raise() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
