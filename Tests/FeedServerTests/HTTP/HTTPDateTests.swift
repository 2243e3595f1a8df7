import FeedWriter
import Testing

@testable import FeedServer

@Suite struct HTTPDateTests {
    private let now: Int64 = 1_795_366_360

    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
        (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"), (1_795_366_360, "Sun, 22 Nov 2026 16:52:40 GMT"),
        (-1, "Wed, 31 Dec 1969 23:59:59 GMT"), (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
    ])
    func `A second is written in the one form that is sent, and read back`(seconds: Int64, text: String) {
        #expect(FeedDate.httpDate(secondsSince1970: seconds) == text)
        #expect(HTTPDate.seconds(text.utf8[...], now: now) == seconds)
    }

    @Test func `A year of two digits lies at most fifty years ahead (RFC 9110 §5.6.7)`() {
        #expect(HTTPDate.seconds("Sunday, 06-Nov-94 08:49:37 GMT".utf8[...], now: now) == 784_111_777)
        #expect(
            HTTPDate.seconds("Tuesday, 22-Nov-76 00:00:00 GMT".utf8[...], now: now)
                .map { CivilTime(secondsSince1970: $0).year }
                == 2076
        )
        #expect(
            HTTPDate.seconds("Tuesday, 22-Nov-77 00:00:00 GMT".utf8[...], now: now)
                .map { CivilTime(secondsSince1970: $0).year }
                == 1977
        )
    }

    @Test(arguments: [
        "", " ", "0", "784111777", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 UTC",
        "Sun, 06 Nov 1994 08:49:37 +0000", "Sun, 6 Nov 1994 08:49:37 GMT", "Son, 06 Nov 1994 08:49:37 GMT",
        "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov 1994 08:60:37 GMT",
        "Sun, 06 Nov 1994 08:49:61 GMT", "Sun, 06 Nov 1994 08:49:37 GMT; length=5", "Sun Nov 6 08:49:37 1994",
        "Sunday, 06 Nov 1994 08:49:37 GMT", "Sun, 06-Nov-94 08:49:37 GMT", "Sun, 06 Nov 99999 08:49:37 GMT",
        "Sun, 00 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 0000 08:49:37 GMT", "1994-11-06T08:49:37Z", "Sun,", "Sun",
    ])
    func `What is none of the three forms is no date`(text: String) {
        #expect(HTTPDate.seconds(text.utf8[...], now: now) == nil)
    }
}
