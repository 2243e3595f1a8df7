/// The keys that an object of the configuration may have.
struct ConfigurationKeys: Sendable {
    let names: [String]

    private init(_ names: [String]) {
        self.names = names
    }

    static let root = ConfigurationKeys([
        "site", "store", "listen", "log", "cache", "generate", "etiquette", "edge", "history", "taxonomies",
        "feeds", "aliases", "retired",
    ])
    static let site = ConfigurationKeys([
        "url", "feedsUrl", "title", "description", "rights", "icon", "logo", "author", "language", "timeZone",
        "idAuthority", "defaultTaxonomy", "formats", "sitemaps",
    ])
    static let author = ConfigurationKeys(["name", "email", "uri"])
    static let listen = ConfigurationKeys([
        "host", "port", "socket", "tls", "metrics", "trustedProxies", "maxConnections", "timeouts",
    ])
    static let tls = ConfigurationKeys(["certificate", "key"])
    static let timeouts = ConfigurationKeys(["head", "body", "idle"])
    static let log = ConfigurationKeys(["level", "access", "file"])
    static let cache = ConfigurationKeys([
        "memory", "render", "maxAge", "maxAgeAtMost", "staleWhileRevalidate", "staleIfError",
    ])
    static let generate = ConfigurationKeys(["gzip"])
    static let etiquette = ConfigurationKeys(["refuse", "unconditionalPerDay", "skipHours", "statistics"])
    static let edge = ConfigurationKeys(["tags", "name", "purge"])
    static let purge = ConfigurationKeys(["method", "url", "fields", "body", "tagsPerRequest"])
    static let secret = ConfigurationKeys(["environment", "file", "prefix"])
    static let history = ConfigurationKeys(["archives", "tombstones"])
    static let taxonomy = ConfigurationKeys(["label", "categories"])
    static let category = ConfigurationKeys(["slug", "label", "parent"])
    static let feed = ConfigurationKeys([
        "path", "select", "content", "limit", "window", "archives", "tombstones", "title", "description", "formats",
        "podcast",
    ])
    static let podcast = ConfigurationKeys([
        "guid", "author", "owner", "image", "categories", "explicit", "type", "locked",
    ])
    static let podcastOwner = ConfigurationKeys(["name", "email"])
    static let select = ConfigurationKeys([
        "taxonomy", "all", "any", "none", "author", "source", "language", "q", "query",
    ])

    /// What to say of a key that is not among them.
    func complaint(about name: String) -> String {
        let distances = names.map { (name: $0, distance: EditDistance.between(name.lowercased(), $0.lowercased())) }
        if let nearest = distances.min(by: { $0.distance < $1.distance }), nearest.distance <= 1 + name.count / 4 {
            return "unknown key; did you mean \"\(nearest.name)\"?"
        }
        return "unknown key; known are \(names.joined(separator: ", "))"
    }
}
