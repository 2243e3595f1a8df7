/// A point in time with the offset from UTC at which it is to be shown.
///
/// Two dates are equal when instant and offset both are; they are ordered by instant first.
/// Foundation's `Date` is not used because a document needs the offset, and exact milliseconds.
public struct FeedDate: Sendable, Hashable, Comparable {
    /// Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    public var millisecondsSince1970: Int64
    /// Minutes east of UTC, −1439 to 1439.
    public var offsetMinutes: Int

    /// Makes a date from an instant and the offset at which it is shown.
    public init(millisecondsSince1970: Int64, offsetMinutes: Int = 0) {
        self.millisecondsSince1970 = millisecondsSince1970
        self.offsetMinutes = offsetMinutes
    }

    /// Orders by instant, then by offset, so that the order agrees with equality.
    public static func < (left: FeedDate, right: FeedDate) -> Bool {
        (left.millisecondsSince1970, left.offsetMinutes) < (right.millisecondsSince1970, right.offsetMinutes)
    }
}
