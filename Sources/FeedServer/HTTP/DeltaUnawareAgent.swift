/// Readers that ask for deltas and cannot do with them.
///
/// feedparser sends `A-IM: feed` with every request, whether the program that it fetches for knows of deltas or not.
/// rss2email, one of these, takes a 226 for an error, keeps the tag that it has, and would not get beyond its version
/// as long as that is known.
enum DeltaUnawareAgent {
    /// Whether the value of User-Agent begins as theirs do.
    static func isNamed(in userAgent: some HeaderSyntax.Value) -> Bool {
        names.contains { HeaderSyntax.isEqual(userAgent.prefix($0.utf8CodeUnitCount), $0) }
    }

    /// In lower case.
    private static let names: [StaticString] = ["feedparser/", "universalfeedparser/", "rss2email/"]
}
