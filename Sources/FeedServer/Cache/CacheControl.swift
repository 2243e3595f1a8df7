import Store

/// The Cache-Control field (RFC 9111 §5.2.2, RFC 5861).
enum CacheControl {
    /// How long shared caches and readers may keep a document, as the configuration says.
    ///
    /// - Parameters:
    ///   - cache: The configuration.
    ///   - changes: When what the document says changed; with fewer than two, max-age is the least that is configured.
    /// - Returns: The value of the field.
    static func value(_ cache: Configuration.Cache, changes: [Timestamp] = []) -> String {
        let maxAge = FreshnessLifetime.seconds(changes: changes, least: cache.maxAge, most: cache.maxAgeAtMost)
        return "public, max-age=\(maxAge), stale-while-revalidate=\(cache.staleWhileRevalidate), "
            + "stale-if-error=\(cache.staleIfError)"
    }
}
