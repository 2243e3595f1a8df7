/// What If-None-Match and If-Match say (RFC 9110 §8.8.3, §13.1.1, §13.1.2), read anew at each question.
struct EntityTagCondition<Text: BidirectionalCollection> where Text.Element == UInt8, Text.SubSequence == Text {
    private let value: Text

    /// A tag as a client names it.
    struct Tag {
        /// Whether `W/` stood before it.
        var isWeak: Bool
        /// The tag with its quotes, without `W/`.
        var opaque: Text
    }

    /// Takes the value of the field.
    init(_ value: Text) {
        self.value = HeaderSyntax.trimmed(value)
    }

    /// Whether the value is `*`: whatever there is.
    var isAny: Bool { HeaderSyntax.isEqual(value, "*") }

    /// Whether an entity tag of ours is named, whether weak or strong (RFC 9110 §8.8.3.2).
    func matchesWeakly(_ entityTag: [UInt8]) -> Bool {
        matches(entityTag) { _ in true }
    }

    /// Whether an entity tag of ours is named by a strong tag (RFC 9110 §8.8.3.2).
    func matchesStrongly(_ entityTag: [UInt8]) -> Bool {
        matches(entityTag) { !$0.isWeak }
    }

    /// The tags named, in their order; what is no tag is passed over.
    var tags: [Tag] {
        var tags: [Tag] = []
        var rest = value
        while let tag = Self.nextTag(&rest) { tags.append(tag) }
        return tags
    }

    private func matches(_ entityTag: [UInt8], _ counts: (Tag) -> Bool) -> Bool {
        if isAny { return true }
        var rest = value
        while let tag = Self.nextTag(&rest) {
            if counts(tag), HeaderSyntax.isSame(tag.opaque, entityTag) { return true }
        }
        return false
    }

    /// Takes the next tag off a list.
    private static func nextTag(_ rest: inout Text) -> Tag? {
        while !rest.isEmpty {
            var tag: Tag?
            let isWeak = rest.starts(with: "W/\"".utf8)
            let start = isWeak ? rest.index(rest.startIndex, offsetBy: 2) : rest.startIndex
            if rest[start] == UInt8(ascii: "\""),
                let end = rest[rest.index(after: start)...].firstIndex(of: UInt8(ascii: "\""))
            {
                tag = Tag(isWeak: isWeak, opaque: rest[start...end])
                rest = rest[rest.index(after: end)...]
            }
            // What stands between a tag and the next comma is no part of either.
            let comma = rest.firstIndex(of: UInt8(ascii: ","))
            rest = HeaderSyntax.trimmed(rest[(comma.map { rest.index(after: $0) } ?? rest.endIndex)...])
            if let tag { return tag }
        }
        return nil
    }
}
