import FeedWriter
import Store

/// What a record says in `_article`, beyond JSON Feed.
struct InterchangeMember: Sendable, Hashable {
    private(set) var people: [Article.Contributor]?
    private(set) var source: Article.Source?
    private(set) var translationOf: String?
    /// The state, if the record says one itself.
    private(set) var state: Article.State?

    /// Reads the object of an entry; an entry without one says nothing.
    /// - Throws: when the object is there and something in it is not what it must be.
    init(of entry: Entry) throws(ImportRefusal) {
        guard let object = entry.extensions.last(where: { $0.name == InterchangeFormat.member })?.value else { return }
        guard case .object = object else { throw ImportRefusal("_article is not an object") }
        people = try Self.people(object["people"])
        source = try Self.source(object["source"])
        translationOf = try Self.string(object["translationOf"], name: "translationOf")
        state = try Self.choice(object["state"], name: "state")
    }

    private static func people(_ value: JSONValue?) throws(ImportRefusal) -> [Article.Contributor]? {
        guard let value, value != .null else { return nil }
        guard let list = value.array else { throw ImportRefusal("_article.people is not an array") }
        var people: [Article.Contributor] = []
        for person in list {
            guard let name = try string(person["name"], name: "people.name") else {
                throw ImportRefusal("_article.people: somebody has no name")
            }
            people.append(
                Article.Contributor(
                    name: name,
                    role: try choice(person["role"], name: "people.role") ?? .author,
                    uri: try string(person["uri"], name: "people.uri")
                )
            )
        }
        return people
    }

    private static func source(_ value: JSONValue?) throws(ImportRefusal) -> Article.Source? {
        guard let value, value != .null else { return nil }
        if let name = value.string { return name.isEmpty ? nil : Article.Source(name: name) }
        guard case .object = value, let name = try string(value["name"], name: "source.name") else {
            throw ImportRefusal("_article.source is neither a name nor an object with a name")
        }
        return Article.Source(name: name, url: try string(value["url"], name: "source.url"))
    }

    private static func string(_ value: JSONValue?, name: String) throws(ImportRefusal) -> String? {
        guard let value, value != .null else { return nil }
        guard let string = value.string else { throw ImportRefusal("_article.\(name) is not a string") }
        return string.isEmpty ? nil : string
    }

    private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ value: JSONValue?,
        name: String
    ) throws(ImportRefusal) -> Choice? {
        guard let string = try string(value, name: name) else { return nil }
        if let choice = Choice(rawValue: string) { return choice }
        let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        throw ImportRefusal("_article.\(name): \(QuotedText.quoted(string)) is not one of \(choices)")
    }
}
