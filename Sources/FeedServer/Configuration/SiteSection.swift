import FeedWriter
import Foundation

/// Reads `site`.
enum SiteSection {
    /// The site; `taxonomies` are the slugs of those that are configured, in the order of the file.
    static func read(_ node: ConfigurationNode?, taxonomies: [String]) -> Configuration.Site {
        let object = node.flatMap { ConfigurationObject($0, keys: .site) }
        let url = object?.required("url", expected: "the absolute http or https URL of the site")?.baseURL()
        return Configuration.Site(
            url: url ?? "",
            feedsURL: object?.optional("feedsUrl")?.baseURL() ?? url ?? "",
            title: object?.required("title", expected: "the name of the site")?.localizedText()
                ?? LocalizedText(texts: [:]),
            description: object?.optional("description")?.localizedText(),
            rights: object?.optional("rights")?.localizedText(),
            icon: object?.optional("icon")?.url(resolvedAgainst: url),
            logo: object?.optional("logo")?.url(resolvedAgainst: url),
            author: object?.optional("author").flatMap { author($0, siteURL: url) },
            language: object?.required("language", expected: "a language tag such as \"en\"")?.languageTag() ?? "",
            timeZone: object?.optional("timeZone").map { timeZone($0) } ?? "UTC",
            idAuthority: object.map { idAuthority($0) } ?? "",
            defaultTaxonomy: object?.optional("defaultTaxonomy")?.taxonomy(among: taxonomies)
                ?? taxonomies.first ?? "",
            formats: object?.optional("formats")?.formats() ?? FeedFormat.usual,
            pagesPerSitemap: object?.optional("sitemaps")?.truth() == true ? SitemapWriter.mostPages : nil
        )
    }

    private static func author(_ node: ConfigurationNode, siteURL: String?) -> Configuration.Author? {
        guard let object = ConfigurationObject(node, keys: .author) else { return nil }
        return Configuration.Author(
            name: object.required("name", expected: "a name")?.string(expected: "a name") ?? "",
            email: object.optional("email")?.emailAddress(),
            uri: object.optional("uri")?.url(resolvedAgainst: siteURL)
        )
    }

    private static func timeZone(_ node: ConfigurationNode) -> String {
        let allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/"
        guard let name = node.value.string, name.allSatisfy({ allowed.contains($0) }),
            TimeZone(identifier: name) != nil
        else {
            node.report("is not a zone of the time zone database such as \"Asia/Shanghai\" or \"UTC\"")
            return "UTC"
        }
        return name
    }

    /// `authority,date`, the date being a day on which the authority was the publisher's (RFC 4151 §2.1).
    private static func idAuthority(_ site: ConfigurationObject) -> String {
        let expected =
            "a domain of yours and a year in which it was yours, such as \"news.example.com,2021\";"
            + " ids of feeds are made of it and it must never change"
        guard let node = site.required("idAuthority", expected: expected) else { return "" }
        guard let text = node.value.string, TagAuthority.isValid(text) else {
            node.report("is not \(expected)")
            return ""
        }
        return text
    }
}

extension ConfigurationNode {
    /// An e-mail address.
    func emailAddress() -> String? {
        let parts = value.string?.split(separator: "@", omittingEmptySubsequences: false) ?? []
        let isAddress =
            parts.count == 2
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.unicodeScalars.allSatisfy { $0.value > 0x20 && !"<>(),;:\"".unicodeScalars.contains($0) }
            }
        guard isAddress else {
            report("is not an e-mail address such as \"desk@example.com\"")
            return nil
        }
        return value.string
    }

    /// Forms of feeds, at least one, in the order of `FeedFormat`, each once.
    func formats() -> [FeedFormat]? {
        let expected = "an array of formats, at least one"
        guard let elements = elements(expected: expected) else { return nil }
        if elements.isEmpty { report("is not \(expected)") }
        let chosen = elements.compactMap { $0.choice(of: FeedFormat.allCases) }
        guard chosen.count == elements.count, !chosen.isEmpty else { return nil }
        return FeedFormat.allCases.filter(chosen.contains)
    }

    /// The slug of a taxonomy that is configured.
    func taxonomy(among taxonomies: [String]) -> String? {
        guard case .string(let slug) = value, taxonomies.contains(slug) else {
            let configured = taxonomies.map { "\"\($0)\"" }.joined(separator: ", ")
            report("is not a configured taxonomy; \(taxonomies.isEmpty ? "there are none" : "there are \(configured)")")
            return nil
        }
        return slug
    }
}
