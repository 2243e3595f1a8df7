import FeedWriter
import Store

/// What was written before and is still as it should be.
struct ReusableFiles: Sendable {
    /// The files that were written before.
    private var written: [Manifest.File] = []
    /// Where among them those of each feed are that need no look at their articles; -1 for none.
    private var places: [Int32] = []
    private var archives: [Archive: [FeedFormat: Int]] = [:]
    /// The archives that were written of each feed, whether they can be used again or not.
    private var ranges: [Int: Set<ArchiveRange>] = [:]

    private struct Archive: Hashable {
        /// The number of its feed.
        var feed: Int
        var range: ArchiveRange
    }

    /// What a file holds.
    private struct Content: Sendable {
        /// The number of the feed.
        var feed: Int
        var format: FeedFormat
        /// What archive of it; nil for the feed itself.
        var range: ArchiveRange?
    }

    /// Nothing.
    init() {}

    /// Looks through the files that were written.
    ///
    /// - Parameters:
    ///   - written: What was written; by the same writer and with the same labels.
    ///   - catalogue: The feeds there are.
    ///   - touched: The feeds that changed since, and by what.
    ///   - hasGzip: Whether there is to be a compressed copy of each.
    ///   - store: Tells which archives hold what changed.
    /// - Throws: `StoreError`.
    init(
        _ written: WrittenFiles,
        of catalogue: FeedCatalogue,
        touched: TouchedFeeds,
        hasGzip: Bool,
        _ store: any ArticleStore
    ) async throws(StoreError) {
        self.written = written.manifest?.files ?? []
        places = [Int32](repeating: -1, count: catalogue.definitions.count * FeedFormat.allCases.count)
        let digests = catalogue.digests.map(HexDigest.init)
        let contents = self.written.mapConcurrently { Self.content(of: $0, in: catalogue, digests) }
        let changed = Set(touched.paths.compactMap(catalogue.number))
        var ordinals: [Int: [Int]] = [:]
        for (index, content) in contents.enumerated() {
            guard let content else { continue }
            if let range = content.range { ranges[content.feed, default: []].insert(range) }
            if changed.contains(content.feed) {
                guard let range = content.range else { continue }
                let definition = catalogue.definitions[content.feed]
                if ordinals[content.feed] == nil {
                    let articles = touched.articles(in: definition.path)
                    ordinals[content.feed] = try await store.ordinals(of: articles, in: definition.query)
                }
                if ordinals[content.feed]?.contains(where: range.ordinals.contains) == true { continue }
            }
            if written.arePresent[index], self.written[index].hasGzip == hasGzip { add(index, content) }
        }
    }

    private mutating func add(_ index: Int, _ content: Content) {
        if let range = content.range {
            archives[Archive(feed: content.feed, range: range), default: [:]][content.format] = index
        } else {
            places[Self.place(content.feed, content.format)] = Int32(index)
        }
    }

    /// The files of a feed by its number, if all that it should have can be used again.
    func files(of feed: Int, as formats: [FeedFormat]) -> [Manifest.File]? {
        hasFiles(of: feed, as: formats) ? formats.map { written[Int(places[Self.place(feed, $0)])] } : nil
    }

    /// Divides feeds into those of which nothing is to be written, no archive either, and the numbers of all others.
    ///
    /// - Returns: The files of the former, in the order in which they were written, and the others.
    func divide(_ feeds: [FeedDefinition]) -> (files: [Manifest.File], others: [Int]) {
        var isKept = [Bool](repeating: false, count: written.count)
        var others: [Int] = []
        for (feed, definition) in feeds.enumerated() {
            let formats = definition.formats
            if ranges[feed] == nil, hasFiles(of: feed, as: formats) {
                for format in formats { isKept[Int(places[Self.place(feed, format)])] = true }
            } else {
                others.append(feed)
            }
        }
        return (zip(written, isKept).compactMap { $1 ? $0 : nil }, others)
    }

    /// The files of an archive of it.
    func files(of feed: Int, archive range: ArchiveRange, as formats: [FeedFormat]) -> [Manifest.File]? {
        guard let indices = archives[Archive(feed: feed, range: range)] else { return nil }
        let files = formats.compactMap { indices[$0].map { written[$0] } }
        return files.count == formats.count ? files : nil
    }

    /// The archives that were written of a feed, the oldest first.
    func archives(of feed: Int) -> [ArchiveRange] { (ranges[feed] ?? []).sorted { $0.first < $1.first } }

    /// Whether all files that a feed should have can be used again.
    private func hasFiles(of feed: Int, as formats: [FeedFormat]) -> Bool {
        !places.isEmpty && formats.allSatisfy { places[Self.place(feed, $0)] >= 0 }
    }

    private static func place(_ feed: Int, _ format: FeedFormat) -> Int {
        feed * FeedFormat.allCases.count + format.number
    }

    /// What a file holds that was made of a feed as it is defined; nil for what was made otherwise.
    private static func content(
        of file: Manifest.File,
        in catalogue: FeedCatalogue,
        _ digests: [HexDigest]
    ) -> Content? {
        guard let (path, format) = feed(of: file.path) else { return nil }
        // A comma stands in the path of no feed.
        let archive = path.utf8.contains(UInt8(ascii: ",")) ? ArchiveRange.parse(path) : nil
        guard let feed = catalogue.number(of: archive?.feed ?? path), digests[feed] == file.definition else {
            return nil
        }
        return Content(feed: feed, format: format, range: archive?.range)
    }

    /// The path without extension, with a leading slash, and the form of a file; nil for what is no feed's.
    private static func feed(of file: String) -> (path: String, format: FeedFormat)? {
        var file = file
        return file.withUTF8 { name in
            guard let dot = name.lastIndex(of: UInt8(ascii: ".")),
                let format = FeedFormat(rawValue: String(decoding: name[(dot + 1)...], as: UTF8.self))
            else { return nil }
            let path = String(unsafeUninitializedCapacity: dot + 1) { path in
                path[0] = UInt8(ascii: "/")
                return 1 + UnsafeMutableBufferPointer(rebasing: path[1...]).update(fromContentsOf: name[..<dot])
            }
            return (path, format)
        }
    }
}

extension FeedFormat {
    /// Its place among all.
    fileprivate var number: Int {
        switch self {
        case .rss: 0
        case .atom: 1
        case .json: 2
        case .rdf: 3
        }
    }
}
