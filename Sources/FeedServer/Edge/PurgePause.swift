/// How long to wait before a purge is tried again: a second after the first failure, then twice as long each time up to a
/// minute, less a random part, so that nodes do not come all at once.
enum PurgePause {
    private static let longest = 60.0
    /// The longest that a cache may ask to be left alone for, in seconds.
    private static let longestAsked = 300

    /// The pause.
    ///
    /// - Parameters:
    ///   - failures: How many times in a row it has failed, 1 or more.
    ///   - retryAfter: Seconds that the cache has asked for.
    ///   - chance: From 0 to 1, by chance.
    /// - Returns: From half a second to five minutes.
    static func duration(after failures: Int, retryAfter: Int?, chance: Double) -> Duration {
        var pause = 1.0
        for _ in 1..<min(max(failures, 1), 8) { pause *= 2 }
        let own = Duration.seconds(min(pause, longest) * (0.5 + chance / 2))
        return max(own, .seconds(min(max(retryAfter ?? 0, 0), longestAsked)))
    }
}
