import FeedWriter

@testable import FeedServer

/// Documents that never change, at addresses of every kind.
struct StubSource: DocumentSource {
    var isAway = false

    static let rss = document("rss", FeedFormat.rss.mediaType)

    func resolve(path: String) -> Resolution {
        switch path {
        case "/feeds/all", "/feeds/手机": .negotiated(path: path)
        case "/feeds/all.rss": .document(.feed(path: "/feeds/all", format: .rss))
        case "/feeds/all.atom": .document(.feed(path: "/feeds/all", format: .atom))
        case "/feeds/all.json": .document(.feed(path: "/feeds/all", format: .json))
        case "/feeds.opml": .document(.outline)
        case "/": .document(.index)
        case "/feed/": .moved(to: "/feeds/all.rss")
        case "/elsewhere/": .moved(to: "https://feeds.example.com/feeds/手机.rss?x=1%20y")
        case "/old": .gone
        case "/vanished.rss": .document(.feed(path: "/vanished", format: .rss))
        default: .unknown
        }
    }

    func document(_ key: DocumentKey) async -> DocumentAnswer {
        guard !isAway else { return .unavailable }
        switch key {
        case .feed("/vanished", _): return .unknown
        case .feed(_, let format): return .document(Self.document(format.rawValue, format.mediaType))
        case .outline: return .document(Self.document("opml", "text/x-opml; charset=utf-8"))
        case .index: return .document(Self.document("index", "text/plain; charset=utf-8"))
        }
    }

    func isReady() async -> Bool { !isAway }

    /// A document whose content says which it is: `rss identity`, `rss gzip`.
    static func document(
        _ name: String,
        _ mediaType: String = "text/plain",
        lastModified: Int64? = 784_111_777
    ) -> PreparedDocument {
        PreparedDocument(
            mediaType: mediaType,
            variants: [ContentCoding.gzip, .identity]
                .map { coding in
                    PreparedDocument.Variant(
                        coding: coding,
                        entityTag: "\"\(name)-\(coding)\"",
                        bytes: Array("\(name) \(coding)".utf8)
                    )
                },
            lastModified: lastModified,
            cacheControl: "public, max-age=900"
        )
    }
}
