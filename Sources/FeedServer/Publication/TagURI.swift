/// Permanent identifiers that belong to nobody else (RFC 4151).
enum TagURI {
    /// `tag:AUTHORITY:SPECIFIC`, what may not stand in a URI percent-encoded.
    static func make(authority: String, specific: String) -> String {
        "tag:" + authority + ":" + PercentEncoding.path(specific)
    }
}
