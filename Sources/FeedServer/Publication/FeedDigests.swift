import FeedWriter
import Store

/// Makes the digests of feeds, one after another; what one has in common with the one before is put together once.
struct FeedDigests {
    private let head: DigestInput
    private var input = DigestInput()
    private var extent: Extent?
    private var common: Common?

    /// How much many feeds hold.
    private struct Extent {
        var window: ArticleWindow
        var content: FeedTemplate.Content
        var input: DigestInput
    }

    /// What the site says in many feeds.
    private struct Common {
        var podcast: Shared<Podcast>?
        var site: Shared<FeedDefinition.Site>
        var input: DigestInput
    }

    /// Begins with the first.
    init() {
        var head = DigestInput()
        head.add("writer", WriterVersion.current)
        head.add("composition", EntryComposition.version)
        self.head = head
    }

    /// A digest over everything in a definition and the version of the writer, the same on every node.
    mutating func digest(of definition: FeedDefinition) -> String {
        input.removeAll()
        input.add(head)
        input.add("path", definition.path)
        add(definition.query, narrower: definition.narrower)
        addExtent(definition.window, definition.content)
        input.add("language", definition.language)
        input.add("title", definition.title)
        input.add("description", definition.description)
        if definition.takesQueries { input.add("queries", SelectionTitle.version) }
        addCommon(definition.podcast, definition.site)
        return input.digest
    }

    private mutating func add(_ query: ArticleQuery, narrower: [CategoryReference]) {
        input.add("taxonomy", query.taxonomy)
        for reference in query.all { input.add("all", reference.name) }
        for reference in query.any { input.add("any", reference.name) }
        for reference in query.none { input.add("none", reference.name) }
        for reference in narrower { input.add("narrower", reference.name) }
        input.add("author", query.author)
        input.add("source", query.source)
        input.add("query language", query.language)
        if let text = query.text { input.add("text", text) }
    }

    private mutating func addExtent(_ window: ArticleWindow, _ content: FeedTemplate.Content) {
        if let extent, extent.window == window, extent.content == content { return input.add(extent.input) }
        var made = DigestInput()
        made.add("count", String(window.count))
        made.add("time", window.milliseconds.map { String($0) })
        made.add("archive", window.archiveCount.map { String($0) })
        made.add("tombstones", String(window.takedownMilliseconds))
        made.add("content", content.rawValue)
        input.add(made)
        extent = Extent(window: window, content: content, input: made)
    }

    private mutating func addCommon(_ podcast: Shared<Podcast>?, _ site: Shared<FeedDefinition.Site>) {
        if let common, common.site === site, common.podcast === podcast { return input.add(common.input) }
        var made = DigestInput()
        podcast?.value.add(to: &made)
        site.value.add(to: &made)
        input.add(made)
        common = Common(podcast: podcast, site: site, input: made)
    }
}

extension FeedDefinition {
    /// A digest over everything here and the version of the writer, the same on every node.
    var digest: String {
        var digests = FeedDigests()
        return digests.digest(of: self)
    }
}

extension Podcast {
    fileprivate func add(to input: inout DigestInput) {
        input.add("podcast", guid)
        input.add("podcast author", author)
        input.add("podcast owner name", owner?.name)
        input.add("podcast owner email", owner?.email)
        input.add("podcast image", image)
        for category in categories {
            input.add("podcast category", category.name)
            input.add("podcast subcategory", category.subcategory)
        }
        input.add("podcast explicit", String(isExplicit))
        input.add("podcast order", order?.rawValue)
        input.add("podcast locked", isLocked.map { String($0) })
    }
}

extension FeedDefinition.Site {
    fileprivate func add(to input: inout DigestInput) {
        input.add("site url", url)
        input.add("feeds url", feedsURL)
        input.add("site title", title)
        input.add("rights", rights)
        input.add("icon", icon)
        input.add("logo", logo)
        input.add("author name", author?.name)
        input.add("author email", author?.email)
        input.add("author uri", author?.uri)
        input.add("site language", language)
        input.add("time zone", timeZone)
        input.add("authority", idAuthority)
        input.add("time to live", String(timeToLive))
        for hour in skipHours { input.add("skip hour", String(hour)) }
    }
}
