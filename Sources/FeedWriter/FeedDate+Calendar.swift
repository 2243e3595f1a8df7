extension FeedDate {
    /// Makes a date from what a calendar and a clock at some place show; nil where there is no such day or time.
    ///
    /// - Parameters:
    ///   - year: 1 to 9999.
    ///   - month: 1 is January.
    ///   - day: From 1.
    ///   - hour: 0 to 23.
    ///   - minute: 0 to 59.
    ///   - second: 0 to 59.
    ///   - offsetMinutes: How far the clock is ahead of UTC, −840 to 840; the date is shown with this offset.
    public init?(
        year: Int,
        month: Int,
        day: Int,
        hour: Int = 0,
        minute: Int = 0,
        second: Int = 0,
        offsetMinutes: Int = 0
    ) {
        guard let days = CivilTime.days(year: year, month: month, day: day), (0..<24).contains(hour),
            (0..<60).contains(minute), (0..<60).contains(second), (-840...840).contains(offsetMinutes)
        else { return nil }
        let seconds = days * 86_400 + Int64(hour * 3_600 + (minute - offsetMinutes) * 60 + second)
        self.init(millisecondsSince1970: seconds * 1_000, offsetMinutes: offsetMinutes)
    }
}
