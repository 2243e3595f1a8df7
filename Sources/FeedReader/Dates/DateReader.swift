public import FeedWriter

/// Reads dates as feeds have them: RFC 822 and its successors with what the wild makes of them, RFC 3339 and W3CDTF.
///
/// What is no date is nil, never another date: a day that the month does not have, a zone nobody knows.
public enum DateReader {
    /// The date that a text spells, or nil where it spells none between the years 1 and 9999.
    ///
    /// A date without a zone is taken as UTC.
    public static func read(_ text: String) -> FeedDate? {
        let trimmed = text.trimmedWhitespace
        guard !trimmed.isEmpty, trimmed.utf8.count <= 100 else { return nil }
        return InternetDate.read(trimmed) ?? MailDate.read(trimmed)
    }
}
