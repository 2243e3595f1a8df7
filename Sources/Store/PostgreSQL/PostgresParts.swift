import Foundation

/// The parts of articles that are only ever read with them, as `jsonb`: people and attachments.
///
/// Lives as long as a read: most bylines repeat those before, so that each text is read once.
struct PostgresParts {
    private struct Person: Codable {
        var name: String
        var role: String
        var uri: String?
        var byline: Bool?
    }

    private struct Attachment: Codable {
        var url: String
        var type: String?
        var title: String?
        var size: Int64?
        var duration: Double?
    }

    private static let empty = "[]"

    private let decoder = JSONDecoder()
    private var people: [ByteText: [Article.Contributor]] = [:]

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

    /// The people in a column.
    mutating func people(_ row: PostgresRow, _ column: Int) throws -> [Article.Contributor] {
        let text = ByteText(try row.required(column, PostgresRow.text))
        if text.text == Self.empty { return [] }
        if let known = people[text] { return known }
        guard let decoded = try? decoder.decode([Person].self, from: Data(text.text.utf8)) else {
            throw row.malformed(column)
        }
        let found = try decoded.map { person in
            guard let role = Article.Role(rawValue: person.role) else { throw row.malformed(column) }
            return Article.Contributor(name: person.name, role: role, uri: person.uri, isInByline: person.byline)
        }
        people[text] = found
        return found
    }

    /// The attachments in a column.
    func attachments(_ row: PostgresRow, _ column: Int) throws -> [Article.Enclosure] {
        let text = try row.required(column, PostgresRow.text)
        if text == Self.empty { return [] }
        guard let decoded = try? decoder.decode([Attachment].self, from: Data(text.utf8)) else {
            throw row.malformed(column)
        }
        return decoded.map {
            Article.Enclosure(
                url: $0.url,
                mediaType: $0.type,
                title: $0.title,
                byteCount: $0.size,
                durationInSeconds: $0.duration
            )
        }
    }

    private static func encode(_ parts: [some Encodable]) -> String {
        guard !parts.isEmpty else { return empty }
        // Texts, finite numbers and truths can always be encoded; lengths that are not finite were left out before.
        return (try? JSONEncoder().encode(parts)).map { String(decoding: $0, as: UTF8.self) } ?? empty
    }
}
