import FeedWriter

/// What entries and feeds say in the same elements, read off one element; what is wrong is collected.
struct ElementFacts {
    let element: XMLElement
    let dialect: FeedDialect
    let record: Int?
    private(set) var problems: [RecordProblem] = []

    init(_ element: XMLElement, dialect: FeedDialect, record: Int?) {
        self.element = element
        self.dialect = dialect
        self.record = record
    }

    /// What an element of RSS or Atom holds in this dialect when it names no type, given what it holds in RSS.
    func standard(_ rss: TextReader.Standard, of element: XMLElement) -> TextReader.Standard {
        let isAtom = dialect.format == .atom || XMLVocabulary.isAtom(element.namespace)
        return isAtom && element.name.vocabulary == .syndication ? .plain : rss
    }

    /// The first text that one of some elements holds.
    func text(_ names: [XMLName], rss: TextReader.Standard) -> TextConstruct? {
        for name in names {
            for child in element.all(name) {
                if let text = TextReader.read(child, standard: standard(rss, of: child)) { return text }
            }
        }
        return nil
    }

    /// The first plain string that one of some elements holds.
    func string(_ names: XMLName...) -> String? {
        for name in names {
            for child in element.all(name) {
                if let text = child.text { return text }
            }
        }
        return nil
    }

    /// The first address that one of some elements holds, resolved.
    func address(_ names: XMLName...) -> String? {
        for name in names {
            for child in element.all(name) {
                if let text = child.text { return Self.resolved(text, in: child) }
            }
        }
        return nil
    }

    /// The first date that one of some elements holds; each one that holds none is a problem.
    mutating func date(_ names: XMLName...) -> FeedDate? {
        for name in names {
            for child in element.all(name) {
                guard let text = child.text else { continue }
                if let date = DateReader.read(text) { return date }
                problems.append(
                    RecordProblem(
                        position: SourcePosition(line: child.line, record: record),
                        message: "\(child.spelling) “\(text.prefix(60))” is no date; expected one such as "
                            + "“Fri, 05 Nov 2021 08:30:00 +0800” or “2021-11-05T08:30:00+08:00”."
                    )
                )
            }
        }
        return nil
    }

    /// The people of some elements, each once.
    func people(_ names: XMLName...) -> [Person] {
        var people: [Person] = []
        var seen: Set<Person> = []
        for child in element.elements where names.contains(child.name) {
            guard let person = PersonReader.read(child), seen.insert(person).inserted else { continue }
            people.append(person)
        }
        return people
    }

    /// The categories, each once.
    func categories() -> [Category] {
        var categories: [Category] = []
        var seen: Set<Category> = []
        let names = [
            XMLName(.syndication, "category"), XMLName(.dublinCore, "subject"), XMLName(.media, "category"),
        ]
        for child in element.elements where names.contains(child.name) {
            guard let term = child["term"] ?? child.text else { continue }
            let category = Category(term: term, scheme: child["scheme"] ?? child["domain"], label: child["label"])
            if !term.isEmpty, seen.insert(category).inserted { categories.append(category) }
        }
        return categories
    }

    /// A reference against the base of the element that it stands in; as it stands where that leads nowhere.
    static func resolved(_ reference: String, in element: XMLElement) -> String {
        let reference = reference.trimmedWhitespace
        return URLResolution.resolve(reference, against: element.base) ?? reference
    }
}
