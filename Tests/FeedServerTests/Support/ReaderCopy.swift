import FeedWriter

/// What a reader has of a feed: its entries as they were written, by id.
struct ReaderCopy: Equatable {
    private(set) var entries: [String: String] = [:]

    /// What a document says alone.
    init(_ document: String = "", _ format: FeedFormat = .atom) { apply(document, format) }

    /// Takes a document, whole or of what is new, as readers do: tombstones first, then entries by their ids.
    mutating func apply(_ document: String, _ format: FeedFormat) {
        for id in Self.deleted(in: document) { entries[id] = nil }
        for entry in Self.entries(of: document, format) { entries[entry.id] = entry.text }
    }

    /// The ids of tombstones.
    static func deleted(in document: String) -> [String] {
        document.matches(of: /<at:deleted-entry [^>]* ref="([^"]*)" when="[^"]*"\/>/).map { String($0.output.1) }
    }

    /// The ids of entries in their order.
    static func ids(in document: String, _ format: FeedFormat) -> [String] { entries(of: document, format).map(\.id) }

    private static func entries(of document: String, _ format: FeedFormat) -> [(id: String, text: String)] {
        let pattern =
            switch format {
            case .rss: /(?s)<item>.*?<guid[^>]*>(.*?)<\/guid>.*?<\/item>/
            case .atom: /(?s)<entry.*?<id>(.*?)<\/id>.*?<\/entry>/
            case .rdf: /(?s)<item rdf:about="([^"]*)".*?<\/item>/
            case .json: /(?m)^\{"id":"(.*?)",.*\}/
            }
        return document.matches(of: pattern).map { (String($0.output.1), String($0.output.0)) }
    }
}

extension ReaderCopy {
    /// Whether all that another copy has is here, word for word.
    func holds(_ other: ReaderCopy) -> Bool { other.entries.allSatisfy { entries[$0] == $1 } }
}
