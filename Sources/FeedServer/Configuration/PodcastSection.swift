import FeedWriter

/// Reads `podcast` of a feed.
enum PodcastSection {
    /// What makes the feed a podcast; what is missing and the site says, the site's is.
    static func read(_ node: ConfigurationNode, of site: Configuration.Site) -> Podcast? {
        guard let object = ConfigurationObject(node, keys: .podcast) else { return nil }
        let image = object.optional("image")?.url(resolvedAgainst: site.url)
        if object.optional("image") == nil, site.logo == nil {
            node.reportMissing(
                "image",
                index: 3,
                expected: "the address of a square cover, since there is no site.logo to stand in for it"
            )
        }
        let inherited = site.author?.email == nil ? nil : site.author
        return Podcast(
            guid: object.optional("guid").flatMap { guid($0) },
            author: object.optional("author")?.string(expected: "a name"),
            owner: object.optional("owner").flatMap { owner($0) }
                ?? inherited.map { Person(name: $0.name, email: $0.email) },
            image: image,
            categories: categories(object),
            isExplicit: object.optional("explicit")?.truth() ?? false,
            order: object.optional("type")?.choice(of: Podcast.Order.allCases),
            isLocked: object.optional("locked")?.truth()
        )
    }

    private static func guid(_ node: ConfigurationNode) -> String? {
        let parts = node.value.string?.split(separator: "-", omittingEmptySubsequences: false) ?? []
        let isUUID =
            parts.map(\.count) == [8, 4, 4, 4, 12] && parts.joined().allSatisfy { $0.isASCII && $0.isHexDigit }
        guard isUUID, let text = node.value.string else {
            node.report("is not a UUID such as \"9b024349-ccf0-5f69-a609-6b82873eab3c\"")
            return nil
        }
        return text.lowercased()
    }

    private static func owner(_ node: ConfigurationNode) -> Person? {
        guard let object = ConfigurationObject(node, keys: .podcastOwner) else { return nil }
        let name = object.required("name", expected: "a name")?.string(expected: "a name")
        let email = object.required("email", expected: "an e-mail address")?.emailAddress()
        return Person(name: name ?? "", email: email)
    }

    /// Categories of Apple's list, `News` or `News/Business News`.
    private static func categories(_ object: ConfigurationObject) -> [PodcastCategory] {
        let expected = "an array of Apple's categories such as \"News/Business News\", at least one"
        guard let node = object.required("categories", expected: expected),
            let elements = node.elements(expected: expected)
        else { return [] }
        if elements.isEmpty { node.report("is not \(expected)") }
        return elements.compactMap { element in
            let parts = (element.value.string ?? "").split(separator: "/", omittingEmptySubsequences: false)
            let category = PodcastCategory(
                parts.first.map { String($0) } ?? "",
                subcategory: parts.count == 2 ? String(parts[1]) : nil
            )
            guard parts.count <= 2, category.isListed else {
                element.report("is not a category of Apple's list; \(known(beside: category))")
                return nil
            }
            return category
        }
    }

    /// What to take instead: what is below the category if that is known, else the categories.
    private static func known(beside category: PodcastCategory) -> String {
        guard let below = PodcastCategory.listed[category.name] else {
            return "known are \(PodcastCategory.listed.keys.sorted().joined(separator: ", "))"
        }
        let names = below.map { "\(category.name)/\($0)" }
        return "known \(names.isEmpty ? "is" : "are") \(([category.name] + names).joined(separator: ", "))"
    }
}
