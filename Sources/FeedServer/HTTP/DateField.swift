import FeedWriter
import Glibc

/// The value of Date, made once a second.
struct DateField {
    private var second: Int64 = -1
    private var text = ""

    /// The value for the present second (RFC 9110 §6.6.1).
    mutating func value() -> String { value(at: Self.now()) }

    /// The value for a second since 1970.
    mutating func value(at now: Int64) -> String {
        if now != second {
            second = now
            text = FeedDate.httpDate(secondsSince1970: now) ?? ""
        }
        return text
    }

    /// Seconds since 1970.
    static func now() -> Int64 { Int64(time(nil)) }
}
