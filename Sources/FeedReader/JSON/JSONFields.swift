import FeedWriter

/// Reads the members of a JSON object by name and type; a member of another type is a problem and counts as absent.
struct JSONFields {
    let value: JSONValue
    let position: SourcePosition
    /// The address that relative URLs are resolved against.
    let baseURL: String?
    /// What stands before a member's name in messages.
    var path = ""
    var problems: [RecordProblem] = []

    init(_ value: JSONValue, position: SourcePosition, baseURL: String?, path: String = "") {
        self.value = value
        self.position = position
        self.baseURL = baseURL
        self.path = path
    }

    mutating func problem(_ name: String, _ found: String, expected: String) {
        problems.append(
            RecordProblem(position: position, message: "\(path)\(name) is \(found); expected \(expected).")
        )
    }

    private func member(_ name: String) -> JSONValue? {
        guard let value = value[name], value != .null else { return nil }
        return value
    }

    /// A string; an empty one is none.
    mutating func string(_ name: String) -> String? {
        guard let found = member(name) else { return nil }
        guard let string = found.string else {
            problem(name, JSONItemReader.kind(of: found), expected: "a string")
            return nil
        }
        return string.isEmpty ? nil : string
    }

    /// An identifier: a string, or a number as it is spelled (JSON Feed 1.1, `id`).
    mutating func identifier(_ name: String) -> String? {
        if case .number(let spelling)? = member(name) { return spelling }
        return string(name)
    }

    /// An address, resolved.
    mutating func address(_ name: String) -> String? {
        string(name).map { URLResolution.resolve($0.trimmedWhitespace, against: baseURL) ?? $0 }
    }

    /// A date of RFC 3339; the others that feeds use are taken too.
    mutating func date(_ name: String) -> FeedDate? {
        guard let text = string(name) else { return nil }
        if let date = DateReader.read(text) { return date }
        problem(name, "“\(text.prefix(60))”, no date", expected: "one such as “2021-11-05T08:30:00+08:00”")
        return nil
    }

    /// A number that is not negative.
    mutating func number(_ name: String) -> Double? {
        guard let found = member(name) else { return nil }
        guard case .number(let spelling) = found, let number = Double(spelling), number.isFinite, number >= 0 else {
            problem(name, JSONItemReader.kind(of: found), expected: "a number that is not negative")
            return nil
        }
        return number
    }

    /// The elements of an array that are objects, as fields of their own.
    mutating func objects(_ name: String) -> [JSONFields] {
        guard let found = member(name) else { return [] }
        guard let array = found.array else {
            problem(name, JSONItemReader.kind(of: found), expected: "an array of objects")
            return []
        }
        var objects: [JSONFields] = []
        for (index, element) in array.enumerated() {
            guard case .object = element else {
                problem("\(name)[\(index)]", JSONItemReader.kind(of: element), expected: "an object")
                continue
            }
            objects.append(
                JSONFields(element, position: position, baseURL: baseURL, path: "\(path)\(name)[\(index)].")
            )
        }
        return objects
    }

    /// The elements of an array of strings.
    mutating func strings(_ name: String) -> [String] {
        guard let found = member(name) else { return [] }
        guard let array = found.array else {
            problem(name, JSONItemReader.kind(of: found), expected: "an array of strings")
            return []
        }
        var strings: [String] = []
        for (index, element) in array.enumerated() {
            guard let string = element.string else {
                problem("\(name)[\(index)]", JSONItemReader.kind(of: element), expected: "a string")
                continue
            }
            strings.append(string)
        }
        return strings
    }

    /// The people of `authors` (1.1), or of `author` (1.0).
    mutating func authors() -> [Person] {
        var holders = objects("authors")
        if holders.isEmpty, let single = member("author") {
            guard case .object = single else {
                problem("author", JSONItemReader.kind(of: single), expected: "an object")
                return []
            }
            holders = [JSONFields(single, position: position, baseURL: baseURL, path: "\(path)author.")]
        }
        var authors: [Person] = []
        for var holder in holders {
            let name = holder.string("name")
            let uri = holder.address("url")
            let avatar = holder.address("avatar")
            problems += holder.problems
            guard let shown = name ?? uri ?? avatar else { continue }
            let email = uri.flatMap { $0.hasPrefix("mailto:") ? String($0.dropFirst(7)) : nil }
            authors.append(
                Person(name: shown, uri: email == nil ? uri : nil, email: email, avatar: avatar)
            )
        }
        return authors
    }

    /// The objects whose names begin with an underscore.
    var extensions: [JSONValue.Member] {
        guard case .object(let members) = value else { return [] }
        var extensions: [JSONValue.Member] = []
        var places: [String: Int] = [:]
        for member in members where member.name.hasPrefix("_") {
            // The last of a name wins, as everywhere.
            if let place = places[member.name] {
                extensions[place] = member
            } else {
                places[member.name] = extensions.count
                extensions.append(member)
            }
        }
        return extensions
    }
}
