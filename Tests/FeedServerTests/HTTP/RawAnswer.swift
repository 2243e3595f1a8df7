/// An answer as it came over the wire.
struct RawAnswer: Sendable, Hashable {
    var status: Int
    /// In the order in which they came, names in lower case.
    var fields: [Field]
    var body: [UInt8]

    struct Field: Sendable, Hashable {
        var name: String
        var value: String
    }

    struct Malformed: Error {
        let rest: String
    }

    /// The value of the only field with this name; nil if there is none, or more.
    subscript(name: String) -> String? {
        let values = fields.filter { $0.name == name.lowercased() }
        return values.count == 1 ? values.first?.value : nil
    }

    var text: String { String(decoding: body, as: UTF8.self) }

    /// Without the field that differs from second to second.
    var fieldsWithoutDate: [Field] { fields.filter { $0.name != "date" } }

    /// Takes what a connection brought apart, strictly: every byte must belong to an answer.
    static func parse(_ bytes: [UInt8], methods: [String]) throws -> [RawAnswer] {
        var answers: [RawAnswer] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let method = answers.count < methods.count ? methods[answers.count] : "GET"
            answers.append(try next(&rest, method: method))
        }
        return answers
    }

    private static func next(_ rest: inout ArraySlice<UInt8>, method: String) throws -> RawAnswer {
        let malformed = Malformed(rest: String(decoding: rest.prefix(500), as: UTF8.self))
        let end = Array("\r\n\r\n".utf8)
        guard
            let length = rest.indices.first(where: { rest[$0...].starts(with: end) }),
            rest.starts(with: "HTTP/1.1 ".utf8)
        else { throw malformed }
        let lines = String(decoding: rest[..<length], as: UTF8.self).split(separator: "\r\n")
        guard let status = Int(lines[0].dropFirst(9).prefix(3)) else { throw malformed }
        let fields = try lines.dropFirst()
            .map { line in
                guard let colon = line.firstIndex(of: ":") else { throw malformed }
                return Field(
                    name: line[..<colon].lowercased(),
                    value: String(line[line.index(after: colon)...].drop { $0 == " " })
                )
            }
        rest = rest[(length + end.count)...]
        var answer = RawAnswer(status: status, fields: fields, body: [])
        guard method != "HEAD", status != 304, status != 204 else { return answer }
        guard let count = answer["content-length"].flatMap({ Int($0) }), count <= rest.count else { throw malformed }
        answer.body = Array(rest.prefix(count))
        rest = rest.dropFirst(count)
        return answer
    }
}
