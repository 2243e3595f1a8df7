import FeedWriter

/// RFC 3339 and the W3C's profile of ISO 8601: a year, year and month, day, or day and time, with or without seconds.
enum InternetDate {
    static func read(_ text: String) -> FeedDate? {
        var scan = DigitScanner(text)
        guard let year = scan.digits(4) else { return nil }
        var date = CalendarDate(year: year)
        if scan.isAtEnd { return date.feedDate }
        let isBasic = !scan.take("-")
        guard let month = scan.digits(2) else { return nil }
        date.month = month
        if scan.isAtEnd { return isBasic ? nil : date.feedDate }
        guard isBasic || scan.take("-"), let day = scan.digits(2) else { return nil }
        date.day = day
        if scan.isAtEnd { return date.feedDate }
        guard scan.take("T") || scan.take("t") || scan.take(" ") else { return nil }
        scan.skipSpaces()
        guard readTime(&scan, into: &date) else { return nil }
        scan.skipSpaces()
        guard let offset = readZone(&scan), scan.isAtEnd else { return nil }
        date.offsetMinutes = offset
        return date.feedDate
    }

    private static func readTime(_ scan: inout DigitScanner, into date: inout CalendarDate) -> Bool {
        guard let hour = scan.digits(2) else { return false }
        date.hour = hour
        let hasColon = scan.take(":")
        guard let minute = scan.digits(2) else { return !hasColon }
        date.minute = minute
        guard scan.take(":") || !hasColon else { return true }
        guard let second = scan.digits(2) else { return !hasColon }
        date.second = second
        guard scan.take(".") || scan.take(",") else { return true }
        let fraction = scan.allDigits()
        guard !fraction.isEmpty else { return false }
        date.millisecond = Int((fraction + "00").prefix(3)) ?? 0
        return true
    }

    private static func readZone(_ scan: inout DigitScanner) -> Int? {
        if scan.isAtEnd { return 0 }
        if scan.take("Z") || scan.take("z") { return 0 }
        guard let sign = scan.sign(), let hours = scan.digits(2) else {
            return MailDate.zones[scan.rest.uppercased()]
                .map { offset in
                    scan.skipRest()
                    return offset
                }
        }
        let hasColon = scan.take(":")
        guard let minutes = scan.digits(2) ?? (hasColon ? nil : 0), hours < 24, minutes < 60 else { return nil }
        return sign * (hours * 60 + minutes)
    }
}
