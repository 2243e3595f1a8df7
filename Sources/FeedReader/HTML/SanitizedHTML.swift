/// HTML that is safe to pass on, and what was taken out to make it so.
public struct SanitizedHTML: Sendable, Hashable {
    /// The clean HTML: balanced, with absolute URLs, holding nothing outside the allow-list.
    public var html: String
    /// What was taken out, each thing once and in the order of its first appearance.
    ///
    /// Examples are `<script>`, `onclick` and `javascript: URL`; there are at most ``maximumRemovals`` of them. Plain
    /// presentation (classes, styles, unknown harmless elements) is not listed.
    public var removed: [String]

    /// The most removals that are listed.
    public static let maximumRemovals = 20

    /// Makes a result.
    public init(html: String, removed: [String] = []) {
        self.html = html
        self.removed = removed
    }
}
