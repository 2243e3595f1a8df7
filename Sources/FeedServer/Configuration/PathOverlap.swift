import Store

/// Whether two paths with placeholders can come out the same.
struct PathOverlap {
    /// One of the two: the path, and the taxonomies that its `{taxonomy}` can be.
    struct Side {
        let path: PathTemplate
        let taxonomies: Set<String>
    }

    /// Whether some values make one path of both.
    ///
    /// A path without placeholders wins over one with them, so such a pair never counts.
    static func exists(between left: Side, and right: Side) -> Bool {
        let pairs = Array(zip(left.path.segments, right.path.segments))
        guard left.path.segments.count == right.path.segments.count,
            left.path.placeholders.isEmpty == right.path.placeholders.isEmpty
        else { return false }
        return pairs.allSatisfy { pair in
            switch pair {
            case (.literal(let leftText), .literal(let rightText)):
                leftText == rightText
            case (.literal(let text), .placeholder(let placeholder, let prefix, let suffix)):
                PathTemplate.middle(of: text, prefix: prefix, suffix: suffix)
                    .map { canBe(placeholder, $0, taxonomies: right.taxonomies) } ?? false
            case (.placeholder(let placeholder, let prefix, let suffix), .literal(let text)):
                PathTemplate.middle(of: text, prefix: prefix, suffix: suffix)
                    .map { canBe(placeholder, $0, taxonomies: left.taxonomies) } ?? false
            case (
                .placeholder(let leftPlaceholder, let leftPrefix, let leftSuffix),
                .placeholder(let rightPlaceholder, let rightPrefix, let rightSuffix)
            ):
                if leftPrefix == rightPrefix, leftSuffix == rightSuffix {
                    canBeEqual((leftPlaceholder, left.taxonomies), (rightPlaceholder, right.taxonomies))
                } else {
                    (leftPrefix.hasPrefix(rightPrefix) || rightPrefix.hasPrefix(leftPrefix))
                        && (leftSuffix.hasSuffix(rightSuffix) || rightSuffix.hasSuffix(leftSuffix))
                }
            }
        }
    }

    private typealias Values = (placeholder: FeedTemplate.Placeholder, taxonomies: Set<String>)

    private static func canBeEqual(_ left: Values, _ right: Values) -> Bool {
        if left.placeholder == .taxonomy {
            return left.taxonomies.contains { canBe(right.placeholder, $0, taxonomies: right.taxonomies) }
        }
        if right.placeholder == .taxonomy {
            return right.taxonomies.contains { canBe(left.placeholder, $0, taxonomies: left.taxonomies) }
        }
        return true
    }

    private static func canBe(
        _ placeholder: FeedTemplate.Placeholder,
        _ text: String,
        taxonomies: Set<String>
    ) -> Bool {
        switch placeholder {
        case .taxonomy: taxonomies.contains(text)
        // No primary subtag of more than three letters is registered, and words in paths often look like one.
        case .language: LanguageTag.canonical(text) == text && text.prefix { $0 != "-" }.count <= 3
        case .category, .author: Slug.isValid(text)
        }
    }
}
