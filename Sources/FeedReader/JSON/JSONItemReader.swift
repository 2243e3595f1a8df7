import FeedWriter

/// Makes an entry of an item of JSON Feed (1.1 and 1.0).
struct JSONItemReader {
    private var fields: JSONFields

    /// What is wrong in the item.
    var problems: [RecordProblem] { fields.problems }

    init(_ value: JSONValue, position: SourcePosition, baseURL: String?) {
        fields = JSONFields(value, position: position, baseURL: baseURL)
    }

    /// The entry, or nil when the value is no object.
    mutating func read() -> Entry? {
        guard case .object = fields.value else { return nil }
        var entry = Entry(id: fields.identifier("id") ?? "")
        entry.url = fields.address("url")
        entry.externalURL = fields.address("external_url")
        entry.title = fields.string("title").map { .text($0) }
        entry.summary = fields.string("summary").map { .text($0) }
        let html = fields.string("content_html")
        let text = fields.string("content_text")
        entry.content = html.map { .html($0) } ?? text.map { .text($0) }
        entry.published = fields.date("date_published")
        entry.updated = fields.date("date_modified")
        entry.language = fields.string("language")
        entry.authors = fields.authors()
        entry.categories = fields.strings("tags").map { Category(term: $0) }
        entry.attachments = attachments()
        entry.image = fields.address("image")
        entry.bannerImage = fields.address("banner_image")
        entry.extensions = fields.extensions
        return entry
    }

    private mutating func attachments() -> [Attachment] {
        var attachments: [Attachment] = []
        for var holder in fields.objects("attachments") {
            if let url = holder.address("url") {
                attachments.append(
                    Attachment(
                        url: url,
                        mediaType: holder.string("mime_type"),
                        title: holder.string("title"),
                        byteCount: holder.number("size_in_bytes").flatMap { Int64(exactly: $0.rounded()) },
                        durationInSeconds: holder.number("duration_in_seconds")
                    )
                )
            } else if holder.problems.isEmpty {
                holder.problem("url", "missing", expected: "the address of the file")
            }
            fields.problems += holder.problems
        }
        return attachments
    }

    /// What a value is, in words.
    static func kind(of value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .number(let spelling): "the number \(spelling.prefix(30))"
        case .string(let string): "the string “\(string.prefix(30))”"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
