import FeedWriter

/// Year to millisecond as a date spells them, not checked yet.
struct CalendarDate {
    var year: Int
    var month = 1
    var day = 1
    var hour = 0
    var minute = 0
    var second = 0
    var millisecond = 0
    var offsetMinutes = 0

    /// The point in time, or nil where the calendar has none such.
    ///
    /// A leap second is the second after it, and midnight may be spelled 24:00.
    var feedDate: FeedDate? {
        guard (1...9999).contains(year), (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day),
            (0...24).contains(hour), (0...59).contains(minute), (0...60).contains(second),
            hour < 24 || (minute == 0 && second == 0 && millisecond == 0), (-1439...1439).contains(offsetMinutes)
        else { return nil }
        let seconds = Self.dayNumber(year, month, day) * 86_400 + (hour * 60 + minute - offsetMinutes) * 60 + second
        let date = FeedDate(
            millisecondsSince1970: Int64(seconds) * 1000 + Int64(millisecond),
            offsetMinutes: offsetMinutes
        )
        // The offset may carry a date at either end over the years that documents can spell.
        let range: Range<Int64> = -62_135_596_800_000..<253_402_300_800_000
        return range.contains(date.millisecondsSince1970) ? date : nil
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01 in the Gregorian calendar, which is taken to reach back to the year 1.
    private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
