import FeedWriter
import Store

/// What the publisher says: the site, where things are, and which feeds there are.
struct Configuration: Sendable, Hashable {
    /// The file it was read from, as it was named; relative paths are relative to its folder.
    var file: String
    var site: Site
    var store: StoreLocation
    var listen: Listen
    var log: Log
    var cache: Cache
    var generate = Generate()
    var etiquette = Etiquette()
    var edge = Edge()
    /// In the order of the file.
    var taxonomies: [Taxonomy]
    /// In the order of the file.
    var feeds: [FeedTemplate]
    /// Old paths and the paths or absolute URLs they are answered with by 301; either may hold placeholders.
    var aliases: [Alias]
    /// Paths that are answered by 410.
    var retired: [String]

    /// What all documents say of the publisher.
    struct Site: Sendable, Hashable {
        /// The address of the site; absolute, ending with a slash.
        var url: String
        /// Where the feeds themselves are reached; absolute, ending with a slash.
        var feedsURL: String
        var title: LocalizedText
        var description: LocalizedText?
        var rights: LocalizedText?
        /// Absolute.
        var icon: String?
        /// Absolute.
        var logo: String?
        var author: Author?
        /// The language of what has no other, a BCP 47 tag.
        var language: String
        /// The name of a zone in the time zone database.
        var timeZone: String
        /// For tag: URIs (RFC 4151 §2.1): `authority,date`.
        var idAuthority: String
        var defaultTaxonomy: String
        /// The forms of feeds that name none themselves.
        var formats = FeedFormat.usual
        /// The most pages of one sitemap; nil for a site without sitemaps.
        var pagesPerSitemap: Int?
    }

    /// Who answers for the site.
    struct Author: Sendable, Hashable {
        var name: String
        var email: String?
        var uri: String?
    }

    struct Log: Sendable, Hashable {
        /// One of Logging's levels by name.
        var level: String
        var access: Access
        /// The file that the access log goes to; nil is standard output.
        var file: String?

        enum Access: String, Sendable, Hashable, CaseIterable {
            case combined, json, off
        }
    }

    /// How feeds become files.
    struct Generate: Sendable, Hashable {
        /// Whether there is a compressed copy beside each file.
        var hasGzip = true
    }

    struct Cache: Sendable, Hashable {
        /// The budget of cached documents in bytes.
        var memory: Int
        /// When what changed is rendered again.
        var render = Rendering.onDemand
        /// How long a copy is fresh, in seconds; what documents say of it.
        var maxAge: Int
        /// How long a copy of a feed that seldom changes is fresh, in seconds; at least `maxAge`.
        var maxAgeAtMost: Int
        /// Seconds.
        var staleWhileRevalidate: Int
        /// Seconds.
        var staleIfError: Int

        /// When a document that a change touches is rendered again.
        enum Rendering: String, Sendable, Hashable, CaseIterable {
            /// When it is asked for.
            case onDemand
            /// At once, where it is in the cache, and when it is asked for otherwise.
            case onChange
        }
    }

    struct Taxonomy: Sendable, Hashable {
        var slug: String
        /// The taxonomy's own name; nil is its slug.
        var label: LocalizedText?
        var categories: [Category]
    }

    struct Category: Sendable, Hashable {
        var slug: String
        /// Nil is the slug.
        var label: LocalizedText?
        /// The slug of the category above, in the same taxonomy.
        var parent: String?
    }

    struct Alias: Sendable, Hashable {
        var from: String
        var to: String
    }
}
