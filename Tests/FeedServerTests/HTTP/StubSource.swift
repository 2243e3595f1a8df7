import FeedWriter

@testable import FeedServer

/// Documents that never change, at addresses of every kind.
struct StubSource: DocumentSource {
    var isAway = false
    /// Whether documents are at hand, so that the fast path can answer.
    var isWarm = true

    static let rss = document("rss", FeedFormat.rss.mediaType)

    func resolve(path: String) -> Resolution {
        switch path {
        case "/feeds/all", "/feeds/手机": .negotiated(path: path, formats: FeedFormat.usual)
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

    let edition = 0

    func ready(_ key: DocumentKey) -> PreparedDocument? {
        guard isWarm, case .document(let document) = answer(key) else { return nil }
        return document
    }

    func document(_ key: DocumentKey) async -> DocumentAnswer { answer(key) }

    private func answer(_ key: DocumentKey) -> DocumentAnswer {
        guard !isAway else { return .unavailable }
        switch key {
        case .feed("/vanished", _): return .unknown
        case .archive(let path, _, let format): return .elsewhere(.feed(path: path, format: format))
        case .feed(_, let format), .selection(_, _, let format):
            return .document(Self.document(format.rawValue, format.mediaType))
        case .outline: return .document(Self.document("opml", "text/x-opml; charset=utf-8"))
        case .index: return .document(Self.document("index", "text/plain; charset=utf-8"))
        case .sitemap: return .unknown
        }
    }

    func readiness() async -> Readiness { isAway ? .notReady : .ready }

    /// A document whose content says which it is: `rss identity`, `rss gzip`.
    static func document(
        _ name: String,
        _ mediaType: String = "text/plain",
        lastModified: Int64? = 784_111_777
    ) -> PreparedDocument {
        PreparedDocument(
            mediaType: mediaType,
            contents: [ContentCoding.gzip, .identity]
                .map { coding in (coding, "\"\(name)-\(coding)\"", Array("\(name) \(coding)".utf8)) },
            lastModified: lastModified,
            cacheControl: "public, max-age=900"
        )
    }
}
