import FeedWriter

/// Reads lists of feeds (OPML 1.0 and 2.0).
struct OPMLReader {
    let input: BufferedInput
    let limits: FeedReaderLimits
    let baseURL: String?

    /// - Throws: `FeedReadError` when the input is no OPML; what the source throws.
    func read() throws -> Outline {
        let stream = try XMLStream(input: input, limits: limits, baseURL: baseURL)
        guard case .start(let root, let isEmpty) = try stream.next(), root.name == XMLName(.syndication, "opml") else {
            throw stream.fault("This is no OPML; expected the root element opml.")
        }
        let document = isEmpty ? root : try stream.element(root, record: nil)
        // Reading on to the end finds what is malformed behind the root element.
        while case .start = try stream.next() {}
        let head = document.first(XMLName(.syndication, "head"))
        var outline = Outline(title: head?.first(XMLName(.syndication, "title"))?.text ?? "")
        outline.updated = head?.first(XMLName(.syndication, "datemodified"))?.text.flatMap(DateReader.read)
        if let name = head?.first(XMLName(.syndication, "ownername"))?.text {
            outline.owner = Person(
                name: name,
                uri: head?.first(XMLName(.syndication, "ownerid"))?.text,
                email: head?.first(XMLName(.syndication, "owneremail"))?.text
            )
        }
        outline.items = items(of: document.first(XMLName(.syndication, "body")))
        return outline
    }

    // As deep as an element that was read.
    private func items(of element: XMLElement?) -> [Outline.Item] {
        (element?.all(XMLName(.syndication, "outline")) ?? [])
            .compactMap { line in
                let title = line["title"] ?? line["text"] ?? ""
                guard let address = line["xmlurl"] else { return .group(title: title, items: items(of: line)) }
                var subscription = Outline.Subscription(title: title, feedURL: ElementFacts.resolved(address, in: line))
                subscription.description = line["description"]
                subscription.homePageURL = line["htmlurl"].map { ElementFacts.resolved($0, in: line) }
                subscription.language = line["language"]
                subscription.version = line["version"]
                return .feed(subscription)
            }
    }
}
