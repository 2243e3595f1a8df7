/// Somebody who made an entry or a feed (RFC 4287 §3.2; JSON Feed `authors`; RSS `dc:creator`).
public struct Person: Sendable, Hashable {
    /// The name as people read it.
    public var name: String
    /// What the person did, as the newsroom calls it (`author`, `editor`, `translator`…); nil where nothing is said.
    public var role: String?
    /// An address of the person on the web (Atom `uri`, JSON Feed `url`).
    public var uri: String?
    /// An e-mail address.
    public var email: String?
    /// A picture of the person (JSON Feed `avatar`).
    public var avatar: String?

    /// Makes a person.
    public init(name: String, role: String? = nil, uri: String? = nil, email: String? = nil, avatar: String? = nil) {
        self.name = name
        self.role = role
        self.uri = uri
        self.email = email
        self.avatar = avatar
    }
}
