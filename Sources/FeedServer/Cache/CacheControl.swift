/// The Cache-Control field (RFC 9111 §5.2.2, RFC 5861).
enum CacheControl {
    /// How long shared caches and readers may keep a document, as the configuration says.
    static func value(_ cache: Configuration.Cache) -> String {
        "public, max-age=\(cache.maxAge), stale-while-revalidate=\(cache.staleWhileRevalidate), "
            + "stale-if-error=\(cache.staleIfError)"
    }
}
