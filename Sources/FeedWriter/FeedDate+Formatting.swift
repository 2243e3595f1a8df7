extension FeedDate {
    /// Whether documents can show the date: its year, at the offset at which it is shown, is 0001 to 9999.
    ///
    /// Neither RFC 822 as RSS uses it nor RFC 3339 has a spelling for other years. Nothing is ever clamped:
    /// the spellings of such a date are nil, and the writers leave out what has no spelling. An offset of more
    /// than 14 hours, which no zone has and which XML Schema and so Atom's schema refuse, is shown as UTC: the
    /// instant is the same.
    public var isRepresentable: Bool { localTime != nil }

    /// The date as RSS and OPML write it, `Tue, 16 Nov 2021 20:00:00 +0800`; nil when it is not representable.
    ///
    /// RFC 822 with four digits of the year. `GMT` stands for an offset of zero. Milliseconds are cut off.
    public var rfc822: String? {
        guard let time = localTime else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(31)
        Self.appendDayAndTime(time, to: &bytes)
        if shownOffset == 0 {
            bytes.append(contentsOf: " GMT".utf8)
        } else {
            bytes.append(UInt8(ascii: " "))
            appendOffset(to: &bytes, separator: "")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The date as Atom and JSON Feed write it, `2021-11-16T20:00:00+08:00`; nil when it is not representable.
    ///
    /// RFC 3339 with upper-case `T` and `Z` (RFC 4287 §3.3). A fraction of three digits stands only where the
    /// milliseconds are not zero, `Z` only where the offset is.
    public var rfc3339: String? {
        guard let time = localTime else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(29)
        Self.appendDigits(Int64(time.year), count: 4, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        Self.appendDigits(Int64(time.month), count: 2, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        Self.appendDigits(Int64(time.day), count: 2, to: &bytes)
        bytes.append(UInt8(ascii: "T"))
        Self.appendClock(time, to: &bytes)
        let milliseconds = CivilTime.floorDivide(millisecondsSince1970, by: 1_000).remainder
        if milliseconds != 0 {
            bytes.append(UInt8(ascii: "."))
            Self.appendDigits(milliseconds, count: 3, to: &bytes)
        }
        if shownOffset == 0 {
            bytes.append(UInt8(ascii: "Z"))
        } else {
            appendOffset(to: &bytes, separator: ":")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The instant as HTTP header fields write it, `Tue, 16 Nov 2021 12:00:00 GMT` (RFC 9110 §5.6.7, IMF-fixdate).
    ///
    /// Milliseconds are cut off; nil when the year in UTC is not 0001 to 9999.
    public var httpDate: String? {
        Self.httpDate(secondsSince1970: CivilTime.floorDivide(millisecondsSince1970, by: 1_000).quotient)
    }

    /// An instant in seconds since 1970 as HTTP header fields write it (RFC 9110 §5.6.7, IMF-fixdate).
    ///
    /// Nil when the year in UTC is not 0001 to 9999.
    public static func httpDate(secondsSince1970: Int64) -> String? {
        guard representableSeconds.contains(secondsSince1970) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(29)
        appendDayAndTime(CivilTime(secondsSince1970: secondsSince1970), to: &bytes)
        bytes.append(contentsOf: " GMT".utf8)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// From 0001-01-01T00:00:00 to 9999-12-31T23:59:59.
    private static let representableSeconds: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    private var shownOffset: Int { (-840...840).contains(offsetMinutes) ? offsetMinutes : 0 }

    private var localTime: CivilTime? {
        let seconds = CivilTime.floorDivide(millisecondsSince1970, by: 1_000).quotient + Int64(shownOffset) * 60
        guard Self.representableSeconds.contains(seconds) else { return nil }
        return CivilTime(secondsSince1970: seconds)
    }

    private static func appendDayAndTime(_ time: CivilTime, to bytes: inout [UInt8]) {
        appendName(time.weekday, of: "SunMonTueWedThuFriSat", to: &bytes)
        bytes.append(contentsOf: ", ".utf8)
        appendDigits(Int64(time.day), count: 2, to: &bytes)
        bytes.append(UInt8(ascii: " "))
        appendName(time.month - 1, of: "JanFebMarAprMayJunJulAugSepOctNovDec", to: &bytes)
        bytes.append(UInt8(ascii: " "))
        appendDigits(Int64(time.year), count: 4, to: &bytes)
        bytes.append(UInt8(ascii: " "))
        appendClock(time, to: &bytes)
    }

    private static func appendClock(_ time: CivilTime, to bytes: inout [UInt8]) {
        appendDigits(Int64(time.hour), count: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        appendDigits(Int64(time.minute), count: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        appendDigits(Int64(time.second), count: 2, to: &bytes)
    }

    private func appendOffset(to bytes: inout [UInt8], separator: String) {
        bytes.append(shownOffset < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
        Self.appendDigits(Int64(abs(shownOffset) / 60), count: 2, to: &bytes)
        bytes.append(contentsOf: separator.utf8)
        Self.appendDigits(Int64(abs(shownOffset) % 60), count: 2, to: &bytes)
    }

    private static func appendDigits(_ value: Int64, count: Int, to bytes: inout [UInt8]) {
        var divisor: Int64 = 1
        for _ in 1..<count { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
            divisor /= 10
        }
    }

    private static func appendName(_ index: Int, of names: StaticString, to bytes: inout [UInt8]) {
        names.withUTF8Buffer { bytes.append(contentsOf: $0[index * 3..<index * 3 + 3]) }
    }
}
