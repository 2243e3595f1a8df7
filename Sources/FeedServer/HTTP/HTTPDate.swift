import FeedWriter

/// Dates in header fields, in whole seconds since 1970 (RFC 9110 §5.6.7).
enum HTTPDate {
    /// Reads any of the three forms; nil for what is none of them.
    ///
    /// The present, in seconds since 1970, tells the century of a year of two digits.
    static func seconds<Text: HeaderSyntax.Value>(_ value: Text, now: Int64) -> Int64? where Text.SubSequence == Text {
        var text = HeaderSyntax.trimmed(value)
        guard let weekday = word(&text) else { return nil }
        if take(",", &text) {
            guard take(" ", &text), let day = number(2, &text) else { return nil }
            if take(" ", &text) {
                guard weekdays.contains(weekday) else { return nil }
                return internetMessage(day: day, &text)
            }
            guard longWeekdays.contains(weekday), take("-", &text) else { return nil }
            return obsolete(day: day, now: now, &text)
        }
        guard weekdays.contains(weekday), take(" ", &text) else { return nil }
        return asctime(&text)
    }

    private static func internetMessage<Text: HeaderSyntax.Value>(day: Int, _ text: inout Text) -> Int64?
    where Text.SubSequence == Text {
        guard let month = month(&text), take(" ", &text), let year = number(4, &text), take(" ", &text),
            let time = time(&text), take(" GMT", &text), text.isEmpty
        else { return nil }
        return instant(year: year, month: month, day: day, time: time)
    }

    private static func obsolete<Text: HeaderSyntax.Value>(day: Int, now: Int64, _ text: inout Text) -> Int64?
    where Text.SubSequence == Text {
        guard let month = month(&text), take("-", &text), let short = number(2, &text), take(" ", &text),
            let time = time(&text), take(" GMT", &text), text.isEmpty
        else { return nil }
        // More than fifty years ahead means the century before.
        let present = CivilTime(secondsSince1970: now).year
        var year = present - present % 100 + short
        if year > present + 50 { year -= 100 }
        return instant(year: year, month: month, day: day, time: time)
    }

    private static func asctime<Text: HeaderSyntax.Value>(_ text: inout Text) -> Int64?
    where Text.SubSequence == Text {
        guard let month = month(&text), take(" ", &text),
            let day = take(" ", &text) ? number(1, &text) : number(2, &text), take(" ", &text),
            let time = time(&text), take(" ", &text), let year = number(4, &text), text.isEmpty
        else { return nil }
        return instant(year: year, month: month, day: day, time: time)
    }

    private static func instant(year: Int, month: Int, day: Int, time: Int64) -> Int64? {
        guard let days = CivilTime.days(year: year, month: month, day: day) else { return nil }
        return days * 86_400 + time
    }

    private static func time<Text: HeaderSyntax.Value>(_ text: inout Text) -> Int64?
    where Text.SubSequence == Text {
        guard let hour = number(2, &text), take(":", &text), let minute = number(2, &text), take(":", &text),
            let second = number(2, &text), hour < 24, minute < 60, second <= 60
        else { return nil }
        return Int64(hour * 3600 + minute * 60 + second)
    }

    private static func month<Text: HeaderSyntax.Value>(_ text: inout Text) -> Int?
    where Text.SubSequence == Text {
        word(&text).flatMap(months.firstIndex).map { $0 + 1 }
    }

    private static func word<Text: HeaderSyntax.Value>(_ text: inout Text) -> String?
    where Text.SubSequence == Text {
        let letters = text.prefix { (0x41...0x5A).contains($0 & 0xDF) }
        text = text[letters.endIndex...]
        // No word of a date is longer; a string of this length needs no memory of its own.
        return letters.isEmpty || letters.count > 9 ? nil : String(decoding: letters, as: UTF8.self)
    }

    private static func number<Text: HeaderSyntax.Value>(_ digits: Int, _ text: inout Text) -> Int?
    where Text.SubSequence == Text {
        let part = text.prefix(digits)
        guard part.count == digits, part.allSatisfy(HeaderSyntax.isDigit) else { return nil }
        text = text[part.endIndex...]
        return part.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static func take<Text: HeaderSyntax.Value>(_ expected: StaticString, _ text: inout Text) -> Bool
    where Text.SubSequence == Text {
        let isThere = expected.withUTF8Buffer { text.starts(with: $0) }
        if isThere { text = text.dropFirst(expected.utf8CodeUnitCount) }
        return isThere
    }

    static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let longWeekdays = [
        "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
    ]
}
