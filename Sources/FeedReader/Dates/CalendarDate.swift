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
        guard let days = CivilTime.days(year: year, month: month, day: day), (0...24).contains(hour),
            (0...59).contains(minute), (0...60).contains(second),
            hour < 24 || (minute == 0 && second == 0 && millisecond == 0), (-1439...1439).contains(offsetMinutes)
        else { return nil }
        let seconds = days * 86_400 + Int64((hour * 60 + minute - offsetMinutes) * 60 + second)
        let date = FeedDate(
            millisecondsSince1970: seconds * 1000 + Int64(millisecond),
            offsetMinutes: offsetMinutes
        )
        // The offset may carry a date at either end over the years that documents can spell.
        let range: Range<Int64> = -62_135_596_800_000..<253_402_300_800_000
        return range.contains(date.millisecondsSince1970) ? date : nil
    }
}
