import FeedWriter
import Testing

@Suite struct FeedDateFormattingTests {
    @Test func `A date is what calendar and clock showed at its offset`() {
        let date = FeedDate(year: 2021, month: 11, day: 16, hour: 20, minute: 5, second: 59, offsetMinutes: 480)
        #expect(date?.rfc3339 == "2021-11-16T20:05:59+08:00")
        #expect(FeedDate(year: 2024, month: 2, day: 29)?.rfc3339 == "2024-02-29T00:00:00Z")
        #expect(
            FeedDate(year: 1969, month: 12, day: 31, hour: 23, offsetMinutes: -90)?.rfc3339
                == "1969-12-31T23:00:00-01:30"
        )
    }

    @Test func `What no calendar or clock shows is no date`() {
        #expect(FeedDate(year: 2023, month: 2, day: 29) == nil)
        #expect(FeedDate(year: 0, month: 1, day: 1) == nil)
        #expect(FeedDate(year: 2023, month: 13, day: 1) == nil)
        #expect(FeedDate(year: 2023, month: 1, day: 1, hour: 24) == nil)
        #expect(FeedDate(year: 2023, month: 1, day: 1, minute: 60) == nil)
        #expect(FeedDate(year: 2023, month: 1, day: 1, second: -1) == nil)
        #expect(FeedDate(year: 2023, month: 1, day: 1, offsetMinutes: 841) == nil)
    }

    struct Sample: Sendable, CustomTestStringConvertible {
        let milliseconds: Int64
        var offset = 0
        let rfc822: String
        let rfc3339: String
        var testDescription: String { rfc3339 }
    }

    private static let samples = [
        Sample(milliseconds: 0, rfc822: "Thu, 01 Jan 1970 00:00:00 GMT", rfc3339: "1970-01-01T00:00:00Z"),
        Sample(
            milliseconds: 1_637_064_000_000,
            offset: 480,
            rfc822: "Tue, 16 Nov 2021 20:00:00 +0800",
            rfc3339: "2021-11-16T20:00:00+08:00"
        ),
        Sample(
            milliseconds: 1_637_064_000_007,
            offset: -210,
            rfc822: "Tue, 16 Nov 2021 08:30:00 -0330",
            rfc3339: "2021-11-16T08:30:00.007-03:30"
        ),
        Sample(milliseconds: 951_782_400_000, rfc822: "Tue, 29 Feb 2000 00:00:00 GMT", rfc3339: "2000-02-29T00:00:00Z"),
        Sample(
            milliseconds: 1_709_251_199_999,
            rfc822: "Thu, 29 Feb 2024 23:59:59 GMT",
            rfc3339: "2024-02-29T23:59:59.999Z"
        ),
        Sample(
            milliseconds: 4_107_542_400_000,
            rfc822: "Mon, 01 Mar 2100 00:00:00 GMT",
            rfc3339: "2100-03-01T00:00:00Z"
        ),
        Sample(
            milliseconds: 4_107_456_000_000,
            rfc822: "Sun, 28 Feb 2100 00:00:00 GMT",
            rfc3339: "2100-02-28T00:00:00Z"
        ),
        Sample(milliseconds: -1, rfc822: "Wed, 31 Dec 1969 23:59:59 GMT", rfc3339: "1969-12-31T23:59:59.999Z"),
        Sample(
            milliseconds: -86_400_000,
            offset: 840,
            rfc822: "Wed, 31 Dec 1969 14:00:00 +1400",
            rfc3339: "1969-12-31T14:00:00+14:00"
        ),
        Sample(
            milliseconds: -62_135_596_800_000,
            rfc822: "Mon, 01 Jan 0001 00:00:00 GMT",
            rfc3339: "0001-01-01T00:00:00Z"
        ),
        Sample(
            milliseconds: 253_402_300_799_999,
            rfc822: "Fri, 31 Dec 9999 23:59:59 GMT",
            rfc3339: "9999-12-31T23:59:59.999Z"
        ),
        Sample(
            milliseconds: -62_135_596_800_000 + 3_600_000,
            offset: -60,
            rfc822: "Mon, 01 Jan 0001 00:00:00 -0100",
            rfc3339: "0001-01-01T00:00:00-01:00"
        ),
    ]

    @Test(arguments: samples)
    func `A date has the spellings of RSS and Atom`(sample: Sample) {
        let date = FeedDate(millisecondsSince1970: sample.milliseconds, offsetMinutes: sample.offset)
        #expect(date.rfc822 == sample.rfc822)
        #expect(date.rfc3339 == sample.rfc3339)
        #expect(date.isRepresentable)
    }

    @Test(arguments: [
        FeedDate(millisecondsSince1970: -62_135_596_800_001),
        FeedDate(millisecondsSince1970: 253_402_300_800_000),
        FeedDate(millisecondsSince1970: 253_402_300_799_000, offsetMinutes: 1),
        FeedDate(millisecondsSince1970: -62_135_596_800_000, offsetMinutes: -1),
        FeedDate(millisecondsSince1970: .min, offsetMinutes: -840),
        FeedDate(millisecondsSince1970: .max, offsetMinutes: 840),
        FeedDate(millisecondsSince1970: .max, offsetMinutes: .max),
    ])
    func `A date outside the years 0001 to 9999 has no spelling`(date: FeedDate) {
        #expect(!date.isRepresentable)
        #expect(date.rfc822 == nil)
        #expect(date.rfc3339 == nil)
    }

    /// XML Schema's dateTime, by which Atom feeds are validated, takes no offset beyond 14 hours.
    @Test(arguments: [841, -841, 1_086, 1_440, .max, .min])
    func `An offset that no zone has is shown as UTC`(offset: Int) {
        let date = FeedDate(millisecondsSince1970: 0, offsetMinutes: offset)
        #expect(date.isRepresentable)
        #expect(date.rfc3339 == "1970-01-01T00:00:00Z")
        #expect(date.rfc822 == "Thu, 01 Jan 1970 00:00:00 GMT")
    }

    @Test func `A header field has the date in GMT, whatever the offset`() {
        let date = FeedDate(millisecondsSince1970: 1_637_064_000_999, offsetMinutes: 480)
        #expect(date.httpDate == "Tue, 16 Nov 2021 12:00:00 GMT")
        #expect(FeedDate.httpDate(secondsSince1970: -1) == "Wed, 31 Dec 1969 23:59:59 GMT")
        #expect(FeedDate.httpDate(secondsSince1970: .min) == nil)
        #expect(FeedDate.httpDate(secondsSince1970: 253_402_300_800) == nil)
        let edge = FeedDate(millisecondsSince1970: -62_135_596_800_001, offsetMinutes: 1)
        #expect(edge.rfc3339 == "0001-01-01T00:00:59.999+00:01")
        #expect(edge.httpDate == nil)
    }

    @Test func `Every day of four centuries follows the one before it`() throws {
        let monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        var milliseconds: Int64 = -11_676_096_000_000
        var weekday = 6
        for year in 1_600...1_999 {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            for month in 1...12 {
                for day in 1...(monthLengths[month - 1] + (month == 2 && isLeap ? 1 : 0)) {
                    let date = FeedDate(millisecondsSince1970: milliseconds)
                    let expected = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)T00:00:00Z"
                    let spelling = try #require(date.rfc822)
                    if date.rfc3339 != expected || !spelling.hasPrefix(weekdays[weekday]) {
                        Issue.record("\(expected): \(spelling), \(date.rfc3339 ?? "nil")")
                    }
                    milliseconds += 86_400_000
                    weekday = (weekday + 1) % 7
                }
            }
        }
    }
}
