import HTTPTypes

/// A field of answers by which caches in front learn what they can later be told to drop.
enum TagField: String, Sendable, Hashable, CaseIterable {
    /// As Cloudflare and Google have it.
    case cacheTag = "Cache-Tag"
    /// As Akamai has it.
    case edgeCacheTag = "Edge-Cache-Tag"
    /// As Fastly has it.
    case surrogateKey = "Surrogate-Key"
    /// As Varnish's module of that name has it.
    case xkey

    /// What stands between two tags.
    var separator: String {
        switch self {
        case .cacheTag, .edgeCacheTag: ","
        case .surrogateKey, .xkey: " "
        }
    }

    /// Adds the field with some tags.
    func add(_ tags: [String], to fields: inout HTTPFields) {
        fields[named: rawValue] = tags.joined(separator: separator)
    }
}
