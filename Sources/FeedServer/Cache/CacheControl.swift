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
        value(
            maxAge: FreshnessLifetime.seconds(changes: changes, least: cache.maxAge, most: cache.maxAgeAtMost),
            cache
        )
    }

    /// The value of the field for a document in whose place a newer one is to come: it could not be made in time.
    ///
    /// Whoever drops copies has been told already, and what is taken from here is not dropped again.
    static func outdated(_ cache: Configuration.Cache) -> String {
        "public, max-age=\(min(maxAgeOfOutdated, cache.maxAge)), stale-if-error=\(cache.staleIfError)"
    }

    /// How long a document that a newer one is to replace may be kept, in seconds.
    static let maxAgeOfOutdated = 5

    /// The value of the field with a max-age in seconds.
    ///
    /// Never `immutable` (RFC 8246): whatever was said may have to be taken down.
    static func value(maxAge: Int, _ cache: Configuration.Cache) -> String {
        "public, max-age=\(maxAge), stale-while-revalidate=\(cache.staleWhileRevalidate), "
            + "stale-if-error=\(cache.staleIfError)"
    }
}
