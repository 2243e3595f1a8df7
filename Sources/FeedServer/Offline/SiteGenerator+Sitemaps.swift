import Store

extension SiteGenerator {
    /// Writes the sitemaps, those that may be others than the last time.
    ///
    /// - Parameters:
    ///   - previous: What was written before; nil to look at every sitemap.
    ///   - current: What is being written.
    ///   - batch: What files are written with.
    ///   - report: Is told what was written and left.
    /// - Returns: The files; none for a site without sitemaps.
    /// - Throws: `StoreError`, `AtomicFile.Failure`.
    func sitemapFiles(
        after previous: Manifest?,
        _ current: Manifest,
        _ batch: FileBatch,
        _ report: inout Report
    ) async throws -> [Manifest.File] {
        guard let sitemaps = publication.sitemaps, let digest = Sitemaps.digest(of: sitemaps.site) else { return [] }
        let reusable = reusableSitemaps(previous, current, digest: HexDigest(digest))
        let rendering = DocumentRendering(publication: publication, store: store, now: now)
        var files: [Manifest.File] = []
        for sitemap in try await SitemapRendering(sitemaps, store: store).all() {
            try Task.checkCancellation()
            if let file = reusable[sitemap] {
                report.untouched += copies
                files.append(file)
            } else if let rendered = try await rendering.render(.sitemap(sitemap)) {
                files.append(try await write(rendered, to: sitemap.fileName, definition: digest, batch, &report))
            }
        }
        return files
    }

    /// The sitemaps that were written of the same articles in the same way; none of news, which also grow old.
    private func reusableSitemaps(
        _ previous: Manifest?,
        _ current: Manifest,
        digest: HexDigest
    ) -> [Sitemap: Manifest.File] {
        guard let previous, previous.writer == current.writer, previous.position == current.position else {
            return [:]
        }
        var files: [Sitemap: Manifest.File] = [:]
        for file in previous.files where file.definition == digest {
            guard let sitemap = Sitemap(path: "/" + file.path), sitemap != .news, file.hasGzip == hasGzip,
                folder.holds(file)
            else { continue }
            files[sitemap] = file
        }
        return files
    }
}
