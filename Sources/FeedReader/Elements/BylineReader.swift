import FeedWriter

/// Reads who made an entry, each with the role that `media:credit` or `podcast:person` gives.
struct BylineReader {
    private(set) var authors: [Person]
    private(set) var contributors: [Person]

    init(_ facts: ElementFacts) {
        let named = facts.people(
            XMLName(.syndication, "author"),
            XMLName(.dublinCore, "creator"),
            XMLName(.dublinCore, "author")
        )
        // Publishers give the same person by address and by name.
        let detailed = Set(named.filter { $0.email != nil || $0.uri != nil }.map(\.name))
        let distinct = named.filter { $0.email != nil || $0.uri != nil || !detailed.contains($0.name) }
        authors = distinct.isEmpty ? facts.people(XMLName(.podcast, "author")) : distinct
        contributors = facts.people(XMLName(.syndication, "contributor"), XMLName(.dublinCore, "contributor"))
        let groups = [facts.element] + facts.element.all(XMLName(.media, "group"))
        for credit in groups.flatMap({ $0.all(XMLName(.media, "credit")) }) {
            if let person = PersonReader.read(credit, role: credit["role"]) { take(person) }
        }
        for element in facts.element.all(XMLName(.podcastIndex, "person")) { take(element) }
    }

    /// A credit says the role of somebody who is named already, or names somebody new.
    private mutating func take(_ credit: Person) {
        if credit.role == nil, (authors + contributors).contains(where: { $0.name == credit.name }) { return }
        if let author = authors.firstIndex(where: { $0.name == credit.name && $0.role == nil }) {
            authors[author].role = credit.role
        } else if let other = contributors.firstIndex(where: { $0.name == credit.name && $0.role == nil }) {
            contributors[other].role = credit.role
        } else {
            contributors.append(credit)
        }
    }

    /// `podcast:person` says where somebody is found who is named already, or names somebody new; without a role it
    /// is the host.
    private mutating func take(_ element: XMLElement) {
        guard let name = element.text else { return }
        let role = element["role"]?.lowercased() ?? "host"
        let uri = element["href"].map { ElementFacts.resolved($0, in: element) }
        let avatar = element["img"].map { ElementFacts.resolved($0, in: element) }
        func isSame(_ person: Person) -> Bool {
            person.name == name && (person.role == nil || person.role?.lowercased() == role)
        }
        if let author = authors.firstIndex(where: isSame) {
            authors[author] = Self.completed(authors[author], role: role, uri: uri, avatar: avatar)
        } else if let other = contributors.firstIndex(where: isSame) {
            contributors[other] = Self.completed(contributors[other], role: role, uri: uri, avatar: avatar)
        } else {
            contributors.append(Person(name: name, role: role, uri: uri, avatar: avatar))
        }
    }

    private static func completed(_ person: Person, role: String, uri: String?, avatar: String?) -> Person {
        var person = person
        person.role = person.role ?? role
        person.uri = person.uri ?? uri
        person.avatar = person.avatar ?? avatar
        return person
    }
}
