import FeedWriter

/// Dates in header fields, in whole seconds since 1970 (RFC 9110 §5.6.7).
enum HTTPDate {
    /// Reads any of the three forms; nil for what is none of them.
    ///
    /// The present, in seconds since 1970, tells the century of a year of two digits.
    static func seconds(_ string: String, now: Int64) -> Int64? {
        var text = HeaderSyntax.trimmed(string.utf8[...])
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

    private static func internetMessage(day: Int, _ text: inout Substring.UTF8View) -> Int64? {
        guard let month = month(&text), take(" ", &text), let year = number(4, &text), take(" ", &text),
            let time = time(&text), take(" GMT", &text), text.isEmpty
        else { return nil }
        return instant(year: year, month: month, day: day, time: time)
    }

    private static func obsolete(day: Int, now: Int64, _ text: inout Substring.UTF8View) -> Int64? {
        guard let month = month(&text), take("-", &text), let short = number(2, &text), take(" ", &text),
            let time = time(&text), take(" GMT", &text), text.isEmpty
        else { return nil }
        // More than fifty years ahead means the century before.
        let present = CivilTime(secondsSince1970: now).year
        var year = present - present % 100 + short
        if year > present + 50 { year -= 100 }
        return instant(year: year, month: month, day: day, time: time)
    }

    private static func asctime(_ text: inout Substring.UTF8View) -> Int64? {
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

    private static func time(_ text: inout Substring.UTF8View) -> Int64? {
        guard let hour = number(2, &text), take(":", &text), let minute = number(2, &text), take(":", &text),
            let second = number(2, &text), hour < 24, minute < 60, second <= 60
        else { return nil }
        return Int64(hour * 3600 + minute * 60 + second)
    }

    private static func month(_ text: inout Substring.UTF8View) -> Int? {
        word(&text).flatMap(months.firstIndex).map { $0 + 1 }
    }

    private static func word(_ text: inout Substring.UTF8View) -> String? {
        let letters = text.prefix { (0x41...0x5A).contains($0 & 0xDF) }
        text = text[letters.endIndex...]
        return letters.isEmpty ? nil : String(Substring(letters))
    }

    private static func number(_ digits: Int, _ text: inout Substring.UTF8View) -> Int? {
        let part = text.prefix(digits)
        guard part.count == digits, part.allSatisfy(HeaderSyntax.isDigit) else { return nil }
        text = text[part.endIndex...]
        return part.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static func take(_ expected: StaticString, _ text: inout Substring.UTF8View) -> Bool {
        let expected = expected.description.utf8
        guard text.starts(with: expected) else { return false }
        text = text.dropFirst(expected.count)
        return true
    }

    static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let longWeekdays = [
        "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
    ]
}
