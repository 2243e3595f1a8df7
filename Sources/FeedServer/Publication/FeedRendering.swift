import FeedWriter
import Store

/// From a definition and its articles to a document: the same input gives the same bytes on every node.
struct FeedRendering: Sendable {
    private let definition: FeedDefinition
    private let labels: CategoryLabels
    private let composition: EntryComposition

    /// Renders one feed.
    init(definition: FeedDefinition, labels: CategoryLabels) {
        self.definition = definition
        self.labels = labels
        composition = EntryComposition(site: definition.site.value, labels: labels)
    }

    /// The feed as a value, or an archive of it.
    func feed(of selection: ArticleSelection, as format: FeedFormat, archive: ArchiveRange? = nil) -> Feed {
        let site = definition.site.value
        let changed = lastChange(of: selection)
        let dates = ZonedDates(timeZone: site.timeZone)
        return Feed(
            id: definition.id,
            title: .text(definition.title),
            subtitle: .text(definition.description),
            homePageURL: site.url,
            feedURL: definition.url(of: format, archive: archive),
            language: definition.language ?? site.language,
            updated: dates.date(Timestamp(milliseconds: changed.milliseconds / 1000 * 1000)),
            authors: [
                site.author.map { Person(name: $0.name, uri: $0.uri, email: $0.email) } ?? Person(name: site.title)
            ],
            rights: site.rights.map { .text($0) },
            icon: site.icon,
            logo: site.logo,
            generator: "FeedServer",
            timeToLive: archive == nil ? site.timeToLive : nil,
            skipHours: archive == nil ? site.skipHours : [],
            podcast: definition.podcast?.value,
            links: ArchiveLinks(definition: definition, format: format).links(of: selection, archive: archive),
            entries: selection.articles.map {
                composition.entry(
                    of: $0,
                    content: definition.content,
                    feedLanguage: definition.language,
                    format: format
                )
            },
            tombstones: selection.takedowns.map { takedown in
                Tombstone(
                    ref: EntryComposition.identifier(of: takedown.articleID, authority: site.idAuthority),
                    when: dates.date(takedown.time)
                )
            },
            isArchive: archive != nil
        )
    }

    /// When the document last became another: its newest change, the day its definition was first seen, or the day a
    /// label that it shows was, be it in its title.
    func lastChange(of selection: ArticleSelection) -> Timestamp {
        var newest = max(
            selection.lastChange ?? Timestamp(milliseconds: 0),
            selection.definitionSeen ?? Timestamp(milliseconds: 0)
        )
        // Most feeds changed since any label did, and need not be asked for theirs.
        guard let last = labels.lastSeen, newest < last else { return newest }
        for named in definition.chosen?.named ?? [] {
            newest = max(newest, labels.firstSeen(named.label, of: named.category) ?? newest)
        }
        for stored in selection.articles {
            let shown = composition.shownLabels(of: stored.article, feedLanguage: definition.language)
            for (label, category) in shown {
                newest = max(newest, labels.firstSeen(label, of: category) ?? newest)
            }
        }
        return newest
    }
}
