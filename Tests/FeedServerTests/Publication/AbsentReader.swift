import FeedWriter
import Foundation
import NIOCore
import Testing

@testable import FeedServer

/// A reader who follows archives (RFC 5005) and polls seldom; an archive once read is not asked for again.
struct AbsentReader {
    let format: FeedFormat
    /// The title of every entry that was read, by id; without those that tombstones named.
    private(set) var titles: [String: String] = [:]
    /// What was fetched of archives, by path.
    private(set) var archives: [String: String] = [:]

    init(format: FeedFormat) {
        self.format = format
    }

    /// Reads the feed, and the archives from the latest back to the first that was read before.
    mutating func poll(_ live: LivePublication) async throws {
        var path = "/feeds/all.\(format)"
        var documents: [String] = []
        while true {
            let text = try await Self.text(of: path, in: live)
            documents.append(text)
            let links = ArchiveLinkReading.links(in: text, format)
            guard let address = links["prev-archive"] ?? links["next"] else { break }
            path = String(address.dropFirst("https://feeds.example".count))
            if archives[path] != nil { break }
            archives[path] = try await Self.text(of: path, in: live)
        }
        // The oldest first, so that the newest version of an entry is kept.
        for document in documents.reversed() { take(document) }
    }

    /// A document as it is served.
    static func text(of path: String, in live: LivePublication) async throws -> String {
        guard case .document(let key) = live.resolve(path: path),
            case .document(let document) = await live.document(key),
            let whole = document.variants.first(where: { $0.coding == .identity })
        else {
            Issue.record("there is no \(path)")
            throw CancellationError()
        }
        return String(buffer: whole.content)
    }

    /// Not by regular expressions, for thousands of entries are read.
    private mutating func take(_ document: String) {
        let (entry, id, end) =
            switch format {
            case .atom: ("<entry", "<id>", "<")
            case .rss: ("<item>", "<guid isPermaLink=\"false\">", "<")
            case .rdf: ("<item ", "rdf:about=\"", "\"")
            case .json: ("\n{\"id\"", ":\"", "\"")
            }
        for tombstone in ReaderCopy.deleted(in: String(document.prefix(60_000))) where format == .atom {
            titles[tombstone] = nil
        }
        let title = format == .json ? "\"title\":\"" : "<title>"
        for text in document.components(separatedBy: entry).dropFirst() {
            guard let name = Self.piece(of: text, after: id, to: end) else { continue }
            titles[name] = Self.piece(of: text, after: title, to: end)
        }
    }

    private static func piece(of text: String, after start: String, to end: String) -> String? {
        guard let found = text.range(of: start), let close = text[found.upperBound...].range(of: end) else {
            return nil
        }
        return String(text[found.upperBound..<close.lowerBound])
    }
}
