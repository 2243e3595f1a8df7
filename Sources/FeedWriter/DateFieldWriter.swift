/// Writes the parts of a date, one after the other, into space that is long enough for all of them.
struct DateFieldWriter {
    private let space: UnsafeMutableBufferPointer<UInt8>
    /// How many bytes were written.
    private(set) var count = 0

    init(space: UnsafeMutableBufferPointer<UInt8>) {
        self.space = space
    }

    /// As in `Tue, 16 Nov 2021 20:00:00`.
    mutating func dayAndTime(_ time: CivilTime) {
        name(time.weekday, of: "SunMonTueWedThuFriSat")
        literal(", ")
        digits(time.day, count: 2)
        literal(" ")
        name(time.month - 1, of: "JanFebMarAprMayJunJulAugSepOctNovDec")
        literal(" ")
        digits(time.year, count: 4)
        literal(" ")
        clock(time)
    }

    /// As in `2021-11-16`.
    mutating func date(_ time: CivilTime) {
        digits(time.year, count: 4)
        literal("-")
        digits(time.month, count: 2)
        literal("-")
        digits(time.day, count: 2)
    }

    /// As in `20:00:00`.
    mutating func clock(_ time: CivilTime) {
        digits(time.hour, count: 2)
        literal(":")
        digits(time.minute, count: 2)
        literal(":")
        digits(time.second, count: 2)
    }

    /// As in `.123`; nothing for no milliseconds.
    mutating func fraction(_ milliseconds: Int64) {
        guard milliseconds != 0 else { return }
        literal(".")
        digits(Int(milliseconds), count: 3)
    }

    /// As in `+0800`, with what is to stand between hours and minutes.
    mutating func offset(_ minutes: Int, separator: StaticString) {
        literal(minutes < 0 ? "-" : "+")
        digits(abs(minutes) / 60, count: 2)
        literal(separator)
        digits(abs(minutes) % 60, count: 2)
    }

    /// What a literal holds.
    @inline(__always)
    mutating func literal(_ literal: StaticString) {
        for index in 0..<literal.utf8CodeUnitCount { append(literal.utf8Start[index]) }
    }

    @inline(__always)
    private mutating func name(_ index: Int, of names: StaticString) {
        for offset in 0..<3 { append(names.utf8Start[index * 3 + offset]) }
    }

    @inline(__always)
    private mutating func digits(_ value: Int, count length: Int) {
        // Division of what is 32 bits long takes a third of the time.
        var rest = UInt32(truncatingIfNeeded: value)
        for index in stride(from: count &+ length &- 1, through: count, by: -1) {
            space[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        count += length
    }

    @inline(__always)
    private mutating func append(_ byte: UInt8) {
        space[count] = byte
        count += 1
    }
}
