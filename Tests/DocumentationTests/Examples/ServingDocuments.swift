import FeedWriter
import Foundation

func answer(_ document: FeedDocument, ifNoneMatch: [String], acceptsGzip: Bool) -> (status: Int, body: [UInt8]) {
    let body = acceptsGzip ? document.gzip : document.identity
    if ifNoneMatch.contains(body.entityTag.value) { return (304, []) }
    return (200, body.bytes)
}

/// Writes a feed to a file.
func write(_ feed: Feed, to file: URL) throws {
    let document = FeedDocument.render(feed, as: .atom)
    try Data(document.identity.bytes).write(to: file)
}

func listOfFeeds() -> FeedDocument {
    let list = Outline(
        title: "Lanting News",
        items: [
            .group(
                title: "Headlines",
                items: [
                    .feed(
                        Outline.Subscription(
                            title: "Technology",
                            feedURL: "https://news.example.com/feeds/technology.atom",
                            language: "en"
                        )
                    )
                ]
            )
        ]
    )
    let document = FeedDocument.render(list)
    return document
}
