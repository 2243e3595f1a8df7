/// What If-None-Match and If-Match say (RFC 9110 §8.8.3, §13.1.1, §13.1.2).
enum EntityTagCondition: Sendable, Hashable {
    /// `*`: whatever there is.
    case any
    /// The tags named, in their order.
    case tags([Tag])

    /// A tag as a client names it.
    struct Tag: Sendable, Hashable {
        /// Whether `W/` stood before it.
        var isWeak: Bool
        /// The tag with its quotes, without `W/`.
        var opaque: String
    }

    /// Reads the value of the field; what is no tag in it is passed over.
    init(_ value: String) {
        let value = HeaderSyntax.trimmed(value.utf8[...])
        if value.elementsEqual("*".utf8) {
            self = .any
            return
        }
        var tags: [Tag] = []
        var rest = value
        while !rest.isEmpty {
            let isWeak = rest.starts(with: "W/\"".utf8)
            let start = isWeak ? rest.index(rest.startIndex, offsetBy: 2) : rest.startIndex
            if rest[start] == UInt8(ascii: "\""),
                let end = rest[rest.index(after: start)...].firstIndex(of: UInt8(ascii: "\""))
            {
                tags.append(Tag(isWeak: isWeak, opaque: String(Substring(rest[start...end]))))
                rest = rest[rest.index(after: end)...]
            }
            // What stands between a tag and the next comma is no part of either.
            guard let comma = rest.firstIndex(of: UInt8(ascii: ",")) else { break }
            rest = HeaderSyntax.trimmed(rest[rest.index(after: comma)...])
        }
        self = .tags(tags)
    }

    /// Whether an entity tag of ours is named, whether weak or strong (RFC 9110 §8.8.3.2).
    func matchesWeakly(_ entityTag: String) -> Bool {
        switch self {
        case .any: true
        case .tags(let tags): tags.contains { $0.opaque == entityTag }
        }
    }

    /// Whether an entity tag of ours is named by a strong tag (RFC 9110 §8.8.3.2).
    func matchesStrongly(_ entityTag: String) -> Bool {
        switch self {
        case .any: true
        case .tags(let tags): tags.contains { !$0.isWeak && $0.opaque == entityTag }
        }
    }
}
