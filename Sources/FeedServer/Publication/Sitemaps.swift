import FeedWriter
import Store

/// What sitemaps are made of besides pages.
struct Sitemaps: Sendable {
    let site: Configuration.Site
    /// The most pages of one document.
    let mostPages: Int
    /// When the site was first seen as it is.
    let seen: Timestamp

    /// Raised whenever the same pages make other documents.
    static let version = "1"

    /// A digest over what the documents are made of, the same on every node; nil for a site without sitemaps.
    static func digest(of site: Configuration.Site) -> String? {
        guard let mostPages = site.pagesPerSitemap else { return nil }
        var input = DigestInput()
        input.add("sitemaps", version)
        input.add("writer", WriterVersion.current)
        input.add("pages", String(mostPages))
        input.add("site url", site.url)
        input.add("feeds url", site.feedsURL)
        input.add("language", site.language)
        input.add("time zone", site.timeZone)
        for (language, title) in site.title.texts.sorted {
            input.add("title in", language)
            input.add("title", title)
        }
        return input.digest
    }

    /// The sitemaps of a configuration, nil where it has none; `seen` says when digests were first seen.
    init?(_ site: Configuration.Site, seen: [String: Timestamp]) {
        guard let mostPages = site.pagesPerSitemap, let digest = Self.digest(of: site) else { return nil }
        self.site = site
        self.mostPages = mostPages
        self.seen = seen[digest] ?? Timestamp(milliseconds: 0)
    }
}
