/// The fields of a calendar and clock (proleptic Gregorian calendar, no leap seconds).
package struct CivilTime: Sendable, Hashable {
    /// The year.
    package let year: Int
    /// 1 is January.
    package let month: Int
    /// From 1.
    package let day: Int
    /// 0 is Sunday.
    package let weekday: Int
    /// From 0.
    package let hour: Int
    /// From 0.
    package let minute: Int
    /// From 0.
    package let second: Int

    /// Takes seconds since 1970-01-01T00:00:00 of the same clock, before it or after it.
    package init(secondsSince1970 seconds: Int64) {
        let (days, rest) = Self.floorDivide(seconds, by: 86_400)
        hour = Int(rest / 3_600)
        minute = Int(rest / 60 % 60)
        second = Int(rest % 60)
        weekday = Int(Self.floorDivide(days + 4, by: 7).remainder)

        // Years are counted from March, so that the leap day is the last of its year and
        // 400 years (146,097 days) repeat; 719,468 days lie between 0000-03-01 and 1970-01-01.
        let (era, dayOfEra) = Self.floorDivide(days + 719_468, by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = Int(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
        month = Int(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9)
        year = Int(era * 400 + yearOfEra) + (month <= 2 ? 1 : 0)
    }

    /// Days from 1970-01-01 to a date, or nil if there is no such date in the years 1 to 9999.
    package static func days(year: Int, month: Int, day: Int) -> Int64? {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let length = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        guard (1...length).contains(day) else { return nil }
        let yearFromMarch = month <= 2 ? year - 1 : year
        let era = yearFromMarch / 400
        let yearOfEra = yearFromMarch - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int64(era * 146_097 + dayOfEra - 719_468)
    }

    /// Divides toward negative infinity by a positive number, so that the remainder is never negative.
    @inline(__always)
    static func floorDivide(_ value: Int64, by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
