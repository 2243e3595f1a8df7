/// The fields of a calendar and clock (proleptic Gregorian calendar, no leap seconds).
struct CivilTime: Sendable, Hashable {
    let year: Int64
    let month: Int
    let day: Int
    /// 0 is Sunday.
    let weekday: Int
    let hour: Int
    let minute: Int
    let second: Int

    /// Takes seconds since 1970-01-01T00:00:00 of the same clock, before it or after it.
    init(secondsSince1970 seconds: Int64) {
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
        year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    }

    /// Divides toward negative infinity by a positive number, so that the remainder is never negative.
    static func floorDivide(_ value: Int64, by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
