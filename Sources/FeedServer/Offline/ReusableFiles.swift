import FeedWriter
import Store

/// What was written before and is still as it should be.
struct ReusableFiles: Sendable {
    /// The files by path that need no look at their articles.
    private(set) var files: [String: Manifest.File] = [:]
    /// The archives that were written of each feed, whether they can be used again or not.
    private(set) var archives: [String: Set<ArchiveRange>] = [:]

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
        var ordinals: [String: [Int]] = [:]
        files.reserveCapacity(written.manifest?.files.count ?? 0)
        for (file, isPresent) in written.files {
            guard let (path, range) = Self.feed(of: file.path), let definition = catalogue[path] else { continue }
            guard catalogue.digest(of: definition) == file.definition else { continue }
            if let range { archives[path, default: []].insert(range) }
            if touched.contains(path) {
                guard let range else { continue }
                if ordinals[path] == nil {
                    ordinals[path] = try await store.ordinals(of: touched.articles(in: path), in: definition.query)
                }
                if ordinals[path]?.contains(where: range.ordinals.contains) == true { continue }
            }
            if isPresent, file.hasGzip == hasGzip { files[file.path] = file }
        }
    }

    /// The path of the feed that a file is of, and which archive of it; nil for what is of none.
    private static func feed(of file: String) -> (path: String, range: ArchiveRange?)? {
        guard let dot = file.utf8.lastIndex(of: UInt8(ascii: ".")),
            FeedFormat.allCases.contains(where: { $0.fileExtension == file[file.utf8.index(after: dot)...] })
        else { return nil }
        let path = "/" + String(Substring(file.utf8[..<dot]))
        return ArchiveRange.parse(path).map { ($0.feed, $0.range) } ?? (path, nil)
    }
}
