import FeedWriter
import Store

/// All that is published at one moment: a configuration, and the feeds that it makes of what the store knows.
///
/// Immutable; a new one is made when the configuration changes or an article brings a new value.
struct Publication: Sendable {
    let configuration: Configuration
    let catalogue: FeedCatalogue
    let labels: CategoryLabels
    /// What tells whether any category of the configuration is called otherwise.
    let labelsDigest: String
    /// What tells whether the list of feeds is another.
    let outlineDigest: String
    /// When the list of feeds last became another.
    let outlineChanged: Timestamp
    /// What readers may choose of feeds by the queries of their addresses.
    let selections: Selections
    /// What sitemaps are made of; nil where there are none.
    let sitemaps: Sitemaps?
    private let aliases: AliasTable

    /// Makes known to the store what the configuration says, and takes from it what feeds are made of.
    /// - Throws: `StoreError`, also when articles are stored under another id authority.
    static func open(_ configuration: Configuration, in store: any ArticleStore) async throws(StoreError) -> Publication
    {
        if let authority = try await store.adopt(idAuthority: configuration.site.idAuthority) {
            throw StoreError(
                kind: .refused,
                location: configuration.file,
                message: "site.idAuthority: \"\(configuration.site.idAuthority)\" is not \"\(authority)\", under which "
                    + "articles are stored; another authority would give every article a new id, so set it back"
            )
        }
        // Neither needs the other, and a server with thousands of categories is to answer soon after its start.
        async let adopted = result { () async throws(StoreError) in
            try await store.adopt(taxonomies: configuration.taxonomies.map(\.hierarchy))
        }
        let catalogue = FeedCatalogue(configuration: configuration, known: try await store.knownValues())
        try await adopted.get()
        return try await make(catalogue, of: configuration, from: store)
    }

    /// What came of some work that goes on beside other.
    private static func result<Value: Sendable>(
        of work: @Sendable () async throws(StoreError) -> Value
    ) async -> Result<Value, StoreError> {
        do throws(StoreError) {
            return .success(try await work())
        } catch {
            return .failure(error)
        }
    }

    /// The same configuration with what the store knows by now.
    static func make(
        _ configuration: Configuration,
        from store: any ArticleStore
    ) async throws(StoreError)
        -> Publication
    {
        let known = try await store.knownValues()
        return try await make(FeedCatalogue(configuration: configuration, known: known), of: configuration, from: store)
    }

    private static func make(
        _ catalogue: FeedCatalogue,
        of configuration: Configuration,
        from store: any ArticleStore
    ) async throws(StoreError)
        -> Publication
    {
        async let registered = result { () async throws(StoreError) in
            let selections = catalogue.definitions.compactMap { $0.isRegistered ? $0.query : nil }
            try await store.register(selections: selections)
        }
        let labels = catalogue.labels
        let digests = catalogue.digests
        let categories = catalogue.categories
        let configured = labels.digests(of: categories.references.prefix(categories.configuredCount))
        let shown = configured + labels.digests(of: categories.references.dropFirst(categories.configuredCount))
        async let shownSeen = result { () async throws(StoreError) in try await store.definitionsSeen(shown) }
        let outline = outlineDigest(configuration, of: catalogue.definitions, digests)
        let others = [outline, Sitemaps.digest(of: configuration.site)].compactMap(\.self)
        let othersSeen = try await store.definitionsSeen(others)
        var seen = try await shownSeen.get()
        for (digest, time) in othersSeen { seen[digest] = time }
        // As many as were asked for are all of them, which spares looking for each.
        let asked = shown + others
        let missing = seen.count == asked.count ? [] : asked.filter { seen[$0] == nil }
        if !missing.isEmpty {
            // The outline is made of the digests of all feeds and written with them: where it is there, so are they.
            try await store.register(definitions: (seen[outline] == nil ? digests : []) + missing)
            seen = try await store.definitionsSeen(asked)
        }
        try await registered.get()
        let dated = labels.seen(seen, besides: others)
        return Publication(
            configuration: configuration,
            catalogue: catalogue,
            labels: dated,
            labelsDigest: labelsDigest(configured),
            outlineDigest: outline,
            outlineChanged: seen[outline] ?? Timestamp(milliseconds: 0),
            selections: Selections(configuration, catalogue, labels: dated),
            sitemaps: Sitemaps(configuration.site, seen: seen),
            aliases: AliasTable(configuration.aliases)
        )
    }

    /// What a percent-decoded path leads to.
    ///
    /// To Swift, texts are the same that Unicode takes for the same, as "é" in one character or in two. What is found is
    /// named as it is spelled here, however it was asked for: by that caches in front are told to drop it.
    func resolve(path: String) -> Resolution {
        switch path {
        case "/": return .document(.index)
        case "/feeds.opml": return .document(.outline)
        default: break
        }
        if sitemaps != nil, let sitemap = Sitemap(path: path) { return .document(.sitemap(sitemap)) }
        // Before the path as it stands: the slug of another feed may end like a format.
        if let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) {
            let fileExtension = path[path.utf8.index(after: dot)...]
            let stem = String(path[..<dot])
            if let format = FeedFormat.allCases.first(where: { $0.fileExtension == fileExtension }),
                let key = document(at: stem, as: format)
            {
                return .document(key)
            }
        }
        if let definition = catalogue[path] { return .negotiated(path: definition.path, formats: definition.formats) }
        if let target = aliases.target(of: path) { return .moved(to: target) }
        return configuration.retired.contains(path) ? .gone : .unknown
    }

    /// The feed or the archive at a path without extension.
    private func document(at path: String, as format: FeedFormat) -> DocumentKey? {
        if let definition = catalogue[path] {
            return definition.formats.contains(format) ? .feed(path: definition.path, format: format) : nil
        }
        guard let (feed, range) = ArchiveRange.parse(path), let definition = catalogue[feed],
            definition.window.archiveCount != nil, definition.archiveFormats.contains(format)
        else { return nil }
        return .archive(path: definition.path, range: range, format: format)
    }

    /// Whether a document is one whose address with a query may be another's.
    func takesQueries(_ key: DocumentKey) -> Bool {
        guard case .feed(let path, _) = key else { return false }
        return catalogue[path]?.takesQueries ?? false
    }

    private static func labelsDigest(_ digests: [String]) -> String {
        var input = DigestInput()
        for digest in digests { input.add("label", digest) }
        return input.digest
    }

    private static func outlineDigest(
        _ configuration: Configuration,
        of definitions: [FeedDefinition],
        _ digests: [String]
    ) -> String {
        var input = DigestInput()
        input.add("outline", WriterVersion.current)
        let site = configuration.site
        input.add("home page", site.url)
        input.add("title", site.title.text(for: site.language, fallback: site.language))
        input.add("time zone", site.timeZone)
        input.add("author name", site.author?.name)
        input.add("author email", site.author?.email)
        input.add("author uri", site.author?.uri)
        for taxonomy in configuration.taxonomies {
            input.add("taxonomy", taxonomy.slug)
            input.add("label", taxonomy.title(in: site.language, of: site.language))
        }
        for (definition, digest) in zip(definitions, digests) {
            input.add("definition", digest)
            input.add("group", definition.category?.taxonomy)
            let formats = definition.formats
            guard formats != FeedFormat.usual else { continue }
            for format in formats { input.add("format", format.rawValue) }
        }
        return input.digest
    }
}

extension Configuration.Taxonomy {
    /// What the taxonomy is called in a language, or else in that of the site.
    func title(in language: String?, of siteLanguage: String) -> String {
        label?.text(for: language, fallback: siteLanguage) ?? slug
    }

    /// The taxonomy as the store knows it.
    fileprivate var hierarchy: Taxonomy {
        var parents = [String: String](minimumCapacity: categories.count)
        for category in categories.reversed() where category.parent != nil { parents[category.slug] = category.parent }
        return Taxonomy(slug: slug, categories: categories.map(\.slug), parents: parents)
    }
}
