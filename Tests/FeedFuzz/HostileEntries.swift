import FeedReader
import FeedWriter
import Foundation
import TestSupport

/// A feed of entries made to break documents, the same for the same seed, and whether its documents say what it says.
struct HostileEntries {
    let feed: Feed

    /// Makes as many entries as are asked for.
    init(seed: UInt64, count: Int) {
        var generator = HostileText(seed: seed)
        let entries = (0..<count).map { _ in generator.entry() }
        feed = Feed(id: generator.text(), title: .text(generator.text()), entries: entries)
    }

    /// What is wrong with a document of the feed, or nil; documents are put into a folder for `xmllint`.
    func fault(as format: FeedFormat, folder: URL) throws -> String? {
        let document = FeedDocument.render(feed, as: format)
        let bytes = document.identity.bytes
        guard try Gzip.decompress(document.gzip.bytes, limit: bytes.count) == bytes else { return "gzip" }
        if format != .json, Xmllint.isInstalled {
            let file = folder.appending(path: "feed.xml")
            try Data(bytes).write(to: file)
            if let complaint = try Xmllint.complaint(about: file) { return complaint }
        }
        return try fault(in: bytes, as: format)
    }

    /// What a document says otherwise than the feed, or why it cannot be read.
    func fault(in bytes: [UInt8], as format: FeedFormat) throws -> String? {
        guard format != .json else { return try jsonFault(in: bytes) }
        guard let root = XMLTree.read(bytes) else { return "not well-formed" }
        let elements =
            switch format {
            case .rss: root.all("channel").flatMap { $0.all("item") }
            case .rdf: root.all("item")
            case .atom, .json: root.all("entry")
            }
        guard elements.count == feed.entries.count else { return "\(elements.count) entries" }
        for (entry, element) in zip(feed.entries, elements) {
            let said: [[String]]
            let meant: [[String]]
            switch format {
            case .rss: (said, meant) = (rssTexts(of: element), rssTexts(of: entry))
            case .rdf: (said, meant) = (rdfTexts(of: element), rdfTexts(of: entry))
            case .atom, .json: (said, meant) = (atomTexts(of: element), atomTexts(of: entry))
            }
            if let differing = zip(said, meant).first(where: { !$0.0.elementsEqual($0.1, by: Self.isSame) }) {
                return "\(differing.0) for \(differing.1)"
            }
        }
        return nil
    }

    /// By scalars: strings that are canonically equivalent are equal to Swift.
    private static func isSame(_ left: String, _ right: String) -> Bool {
        left.unicodeScalars.elementsEqual(right.unicodeScalars)
    }

    private func rssTexts(of element: XMLTree.Element) -> [[String]] {
        [
            element.texts("guid"), element.texts("title"), element.texts("description"),
            element.texts("content:encoded"), element.texts("dc:creator"), element.texts("category"),
            element.texts("dc:source"), element.texts("link"),
        ]
    }

    private func rssTexts(of entry: Entry) -> [[String]] {
        let texts = [
            [entry.id], [entry.title?.value], [entry.summary?.value], [entry.content?.value],
            entry.authors.map(\.name), entry.categories.map(\.label), [entry.source?.title],
            [entry.url.flatMap { AbsoluteURL.written($0) }],
        ]
        return texts.map { $0.compactMap { $0.map(HostileText.legal) } }
    }

    private func rdfTexts(of element: XMLTree.Element) -> [[String]] {
        [
            element.texts("dc:identifier"), element.texts("title"), element.texts("description"),
            element.texts("content:encoded"), element.texts("dc:creator"), element.texts("dc:subject"),
            element.texts("dc:source"), element.texts("link"),
        ]
    }

    private func rdfTexts(of entry: Entry) -> [[String]] {
        let texts = [
            // What is no URI as it stands, which these ids hardly ever are.
            [AbsoluteURL.written(entry.id) == entry.id ? nil : entry.id],
            [entry.title?.value], [entry.summary?.value], [entry.content?.value], entry.authors.map(\.name),
            entry.categories.map(\.label), [entry.source?.title], [entry.url.flatMap { AbsoluteURL.written($0) }],
        ]
        return texts.map { $0.compactMap { $0.map(HostileText.legal) } }
    }

    private func atomTexts(of element: XMLTree.Element) -> [[String]] {
        [
            element.texts("id"), element.texts("title"), element.texts("summary"), element.texts("content"),
            element.all("author").flatMap { $0.texts("name") },
            element.all("category").compactMap { $0.attributes["term"] },
            element.all("category").compactMap { $0.attributes["label"] },
            element.all("source").flatMap { $0.texts("title") },
            element.all("link").compactMap { $0.attributes["href"] },
        ]
    }

    private func atomTexts(of entry: Entry) -> [[String]] {
        let texts = [
            [entry.id], [entry.title?.value], [entry.summary?.value], [entry.content?.value],
            entry.authors.map(\.name), entry.categories.map(\.term), entry.categories.map(\.label),
            [entry.source?.title], [entry.url.flatMap { AbsoluteURL.written($0) }],
        ]
        return texts.map { $0.compactMap { $0.map(HostileText.legal) } }
    }

    /// By our own reader: Foundation's loses U+FEFF after an escape.
    private func jsonFault(in bytes: [UInt8]) throws -> String? {
        let read = try FeedReader().readFeed(bytes: bytes).feed
        guard read.entries.count == feed.entries.count else { return "\(read.entries.count) items" }
        for (entry, item) in zip(feed.entries, read.entries) {
            let said = [item.id, item.title?.value, item.content?.value]
            let meant = [entry.id, entry.title?.value, entry.content?.value].map { $0.map(HostileText.legal) }
            if !zip(said, meant).allSatisfy({ Self.isSame($0 ?? "", $1 ?? "") }) { return "\(said) for \(meant)" }
        }
        return nil
    }
}
