extension FeedDate {
    /// Whether documents can show the date: its year, at the offset at which it is shown, is 0001 to 9999.
    ///
    /// Neither RFC 822 as RSS uses it nor RFC 3339 has a spelling for other years. Nothing is ever clamped:
    /// the spellings of such a date are nil, and the writers leave out what has no spelling. An offset of more
    /// than 14 hours, which no zone has and which XML Schema and so Atom's schema refuse, is shown as UTC: the
    /// instant is the same.
    public var isRepresentable: Bool { Self.representableSeconds.contains(localSeconds) }

    /// The date as RSS and OPML write it, `Tue, 16 Nov 2021 20:00:00 +0800`; nil when it is not representable.
    ///
    /// RFC 822 with four digits of the year. `GMT` stands for an offset of zero. Milliseconds are cut off.
    public var rfc822: String? { string(.rfc822) }

    /// The date as Atom and JSON Feed write it, `2021-11-16T20:00:00+08:00`; nil when it is not representable.
    ///
    /// RFC 3339 with upper-case `T` and `Z` (RFC 4287 §3.3). A fraction of three digits stands only where the
    /// milliseconds are not zero, `Z` only where the offset is.
    public var rfc3339: String? { string(.rfc3339) }

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
        return String(unsafeUninitializedCapacity: longestSpelling) { space in
            var writer = DateFieldWriter(space: space)
            writer.dayAndTime(CivilTime(secondsSince1970: secondsSince1970))
            writer.literal(" GMT")
            return writer.count
        }
    }

    /// How formats spell dates.
    enum Spelling {
        case rfc822, rfc3339
    }

    /// No spelling is longer, in bytes.
    static let longestSpelling = 32

    /// Writes a spelling into space for ``longestSpelling`` bytes, and says how long it is; 0 where there is none.
    func write(_ spelling: Spelling, into space: UnsafeMutableBufferPointer<UInt8>) -> Int {
        guard let time = localTime else { return 0 }
        var writer = DateFieldWriter(space: space)
        switch spelling {
        case .rfc822:
            writer.dayAndTime(time)
            writer.literal(" ")
            if shownOffset == 0 { writer.literal("GMT") } else { writer.offset(shownOffset, separator: "") }
        case .rfc3339:
            writer.date(time)
            writer.literal("T")
            writer.clock(time)
            writer.fraction(CivilTime.floorDivide(millisecondsSince1970, by: 1_000).remainder)
            if shownOffset == 0 { writer.literal("Z") } else { writer.offset(shownOffset, separator: ":") }
        }
        return writer.count
    }

    private func string(_ spelling: Spelling) -> String? {
        let string = String(unsafeUninitializedCapacity: Self.longestSpelling) { write(spelling, into: $0) }
        return string.isEmpty ? nil : string
    }

    /// From 0001-01-01T00:00:00 to 9999-12-31T23:59:59.
    private static let representableSeconds: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    private var shownOffset: Int { (-840...840).contains(offsetMinutes) ? offsetMinutes : 0 }

    private var localSeconds: Int64 {
        CivilTime.floorDivide(millisecondsSince1970, by: 1_000).quotient + Int64(shownOffset) * 60
    }

    private var localTime: CivilTime? {
        isRepresentable ? CivilTime(secondsSince1970: localSeconds) : nil
    }
}
