import Foundation

/// The parts of articles that are only ever read with them, as JSON in their rows: people, attachments, categories.
enum ArticleParts {
    private struct Person: Codable {
        var name: String?
        var role: String?
        var uri: String?
        var byline: Bool?
    }

    private struct Attachment: Codable {
        var url: String?
        var type: String?
        var title: String?
        var size: Int64?
        var duration: Double?
    }

    private static let empty = "[]"

    /// The JSON of people.
    static func encode(_ people: [Article.Contributor]) -> String {
        encode(people.map { Person(name: $0.name, role: $0.role.rawValue, uri: $0.uri, byline: $0.isInByline) })
    }

    /// The JSON of attachments.
    static func encode(_ attachments: [Article.Enclosure]) -> String {
        encode(
            attachments.map {
                Attachment(
                    url: $0.url,
                    type: $0.mediaType,
                    title: $0.title,
                    size: $0.byteCount,
                    duration: $0.durationInSeconds
                )
            }
        )
    }

    /// The JSON of categories: their names.
    static func encode(_ categories: [CategoryReference]) -> String { encode(categories.map(\.name)) }

    /// The people of JSON; nil where it says anything else.
    static func people(_ text: String) -> [Article.Contributor]? {
        if text == empty { return [] }
        let people = FlatJSON.objects(text, of: Person()) { person, name, value in
            switch (name, value) {
            case ("name", .text(let name)): person.name = name
            case ("role", .text(let role)): person.role = role
            case ("uri", .text(let uri)): person.uri = uri
            case ("byline", .truth(let isNamed)): person.byline = isNamed
            default: break
            }
        }
        return all(people ?? decoded(text)) { person in
            guard let name = person.name, let role = person.role.flatMap(Article.Role.init) else { return nil }
            return Article.Contributor(name: name, role: role, uri: person.uri, isInByline: person.byline)
        }
    }

    /// The attachments of JSON; nil where it says anything else.
    static func attachments(_ text: String) -> [Article.Enclosure]? {
        if text == empty { return [] }
        let attachments = FlatJSON.objects(text, of: Attachment()) { attachment, name, value in
            switch (name, value) {
            case ("url", .text(let url)): attachment.url = url
            case ("type", .text(let type)): attachment.type = type
            case ("title", .text(let title)): attachment.title = title
            case ("size", .number(let number)): attachment.size = Int64(number)
            case ("duration", .number(let number)): attachment.duration = Double(number)
            default: break
            }
        }
        return all(attachments ?? decoded(text)) { attachment in
            attachment.url.map {
                Article.Enclosure(
                    url: $0,
                    mediaType: attachment.type,
                    title: attachment.title,
                    byteCount: attachment.size,
                    durationInSeconds: attachment.duration
                )
            }
        }
    }

    /// The categories of JSON; nil where it says anything else.
    static func categories(_ text: String) -> [CategoryReference]? {
        if text == empty { return [] }
        return all(FlatJSON.texts(text) ?? decoded(text)) { CategoryReference(name: $0) }
    }

    /// What is made of parts, if something can be made of all of them.
    private static func all<Part, Value>(_ parts: [Part]?, _ make: (Part) -> Value?) -> [Value]? {
        guard let parts else { return nil }
        var values: [Value] = []
        values.reserveCapacity(parts.count)
        for part in parts {
            guard let value = make(part) else { return nil }
            values.append(value)
        }
        return values
    }

    private static func decoded<Part: Decodable>(_ text: String) -> [Part]? {
        try? JSONDecoder().decode([Part].self, from: Data(text.utf8))
    }

    private static func encode(_ parts: [some Encodable]) -> String {
        guard !parts.isEmpty else { return empty }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts, finite numbers and truths can always be encoded; lengths that are not finite were left out before.
        return (try? encoder.encode(parts)).map { String(decoding: $0, as: UTF8.self) } ?? empty
    }
}
