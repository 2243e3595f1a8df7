import FeedWriter

/// A path of before, in `aliases` or `retired`.
struct OldPath {
    let template: PathTemplate
    let node: ConfigurationNode
    private let side: PathOverlap.Side

    /// Takes a path apart; reports what is wrong with it, also that a sitemap is there, where the site has them.
    init?(_ text: String, node: ConfigurationNode, taxonomies: [String], hasSitemaps: Bool) {
        do throws(PathTemplate.Fault) {
            let template = try PathTemplate(text)
            guard !text.contains("?"), !text.contains("#") else {
                throw PathTemplate.Fault(statement: "has a query or fragment; only paths are answered")
            }
            guard text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F && $0 != "\\" && $0 != "%" })
            else {
                throw PathTemplate.Fault(
                    statement: "has a blank, \"\\\" or \"%\"; write it as it is after percent-decoding"
                )
            }
            let isSitemap = hasSitemaps && Sitemap(path: text) != nil
            if isSitemap || ["/", "/feeds.opml", "/healthz", "/readyz", "/metrics"].contains(text) {
                throw PathTemplate.Fault(statement: "is kept for the server itself")
            }
            self.template = template
            self.node = node
            self.side = PathOverlap.Side(path: template, taxonomies: Set(taxonomies))
        } catch {
            node.report(error.statement, showing: ConfigurationValueText.text(of: .string(text)))
            return nil
        }
    }

    /// Reports that the path is a feed's, with or without extension, or has been named before.
    func check(against feeds: [FeedsSection.Located], and earlier: [OldPath]) {
        let shown = ConfigurationValueText.text(of: .string(template.text))
        let stem = withoutExtension
        for feed in feeds
        where [side, stem].compactMap(\.self).contains(where: { PathOverlap.exists(between: $0, and: feed.side) }) {
            let path = feed.side.path.text
            if template.text == path || stem?.path.text == path {
                node.report("is the path of \(feed.feed)", showing: shown)
            } else {
                node.report("can be the same path as \"\(path)\" of \(feed.feed)", showing: shown)
            }
            return
        }
        for other in earlier where PathOverlap.exists(between: side, and: other.side) {
            node.report("is answered by \(other.node.keyPath) already", showing: shown)
            return
        }
    }

    private var withoutExtension: PathOverlap.Side? {
        for format in FeedFormat.allCases where template.text.hasSuffix(".\(format.fileExtension)") {
            let stem = String(template.text.dropLast(format.fileExtension.count + 1))
            return (try? PathTemplate(stem)).map { PathOverlap.Side(path: $0, taxonomies: side.taxonomies) }
        }
        return nil
    }
}
