/// A cache that is told what to drop, with all that requests to it need.
struct PurgeTarget: Sendable, Hashable {
    let method: String
    let url: String
    /// Values may be secret, and hold placeholders for tags where they stood in the configuration.
    let fields: [Field]
    let body: PurgeTemplate?
    /// The most tags of one request.
    let tagsPerRequest: Int

    /// A field of every request.
    struct Field: Sendable, Hashable {
        var name: String
        var value: Value

        /// Its value.
        enum Value: Sendable, Hashable, CustomDebugStringConvertible {
            case template(PurgeTemplate)
            case secret(String)

            /// What whoever prints a target as it stands prints of it.
            var debugDescription: String {
                switch self {
                case .template(let template): "template(\(template))"
                case .secret: "secret"
                }
            }
        }
    }

    /// The address as messages and logs have it: without the query, which may hold what is nobody's business.
    var shownURL: String { String(url.prefix { $0 != "?" && $0 != "#" }) }

    /// The request by which what has any of some tags is dropped.
    func request(naming tags: [String]) -> PurgeRequest {
        let body = body?.text(naming: tags)
        var fields = fields.map { field in
            switch field.value {
            case .template(let template):
                PurgeRequest.Field(name: field.name, value: template.text(naming: tags))
            case .secret(let value):
                PurgeRequest.Field(name: field.name, value: value)
            }
        }
        if body != nil, !fields.contains(where: { $0.name.lowercased() == "content-type" }) {
            fields.append(PurgeRequest.Field(name: "Content-Type", value: "application/json"))
        }
        return PurgeRequest(method: method, url: url, fields: fields, body: body)
    }
}
