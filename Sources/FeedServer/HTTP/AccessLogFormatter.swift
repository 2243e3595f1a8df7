import FeedWriter

/// Writes lines of the access log: ASCII, whatever the client sent.
struct AccessLogFormatter {
    private let format: AccessLogFormat
    /// The second that `time` is of.
    private var second = Int64.min
    /// A second as the format writes it, made once.
    private var time: [UInt8] = []

    /// Writes lines in a format.
    init(_ format: AccessLogFormat) {
        self.format = format
    }

    /// Appends the line of a record, its line end included.
    mutating func append<Text>(_ record: AccessLogRecord<Text>, to line: inout [UInt8]) {
        if record.time != second {
            second = record.time
            time = Array(Self.text(of: second, format).utf8)
        }
        switch format {
        case .combined: combined(record, &line)
        case .json: json(record, &line)
        }
        line.append(UInt8(ascii: "\n"))
    }

    private func combined<Text>(_ record: AccessLogRecord<Text>, _ line: inout [UInt8]) {
        Self.append(record.remoteAddress, &line)
        Self.append(" - - [", &line)
        line += time
        Self.append("] \"", &line)
        if let request = record.request {
            Self.escape(request.method, &line)
            line.append(0x20)
            Self.escape(request.target, &line)
            line.append(0x20)
            request.version.withUTF8Buffer { line += $0 }
        } else {
            line.append(UInt8(ascii: "-"))
        }
        Self.append("\" ", &line)
        Self.append(record.status, &line)
        line.append(0x20)
        Self.append(record.contentLength, &line)
        Self.append(" \"", &line)
        Self.escape(record.referer, &line)
        Self.append("\" \"", &line)
        Self.escape(record.userAgent, &line)
        line.append(UInt8(ascii: "\""))
    }

    private func json<Text>(_ record: AccessLogRecord<Text>, _ line: inout [UInt8]) {
        Self.append("{\"time\":\"", &line)
        line += time
        line.append(UInt8(ascii: "\""))
        Self.member("remote", Substring(record.remoteAddress).utf8, &line)
        Self.member("method", record.request?.method, &line)
        Self.member("target", record.request?.target, &line)
        Self.member("version", record.request.map { Substring($0.version.description).utf8 }, &line)
        Self.append(",\"status\":", &line)
        Self.append(record.status, &line)
        Self.append(",\"bytes\":", &line)
        Self.append(record.contentLength, &line)
        Self.member("referer", record.referer, &line)
        Self.member("userAgent", record.userAgent, &line)
        Self.append(",\"microseconds\":", &line)
        Self.append(Int(record.microseconds), &line)
        line.append(UInt8(ascii: "}"))
    }

    private static func text(of second: Int64, _ format: AccessLogFormat) -> String {
        let time = CivilTime(secondsSince1970: second)
        let clock = "\(two(time.hour)):\(two(time.minute)):\(two(time.second))"
        return switch format {
        case .combined: "\(two(time.day))/\(HTTPDate.months[time.month - 1])/\(time.year):\(clock) +0000"
        case .json: "\(time.year)-\(two(time.month))-\(two(time.day))T\(clock)Z"
        }
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    private static func append(_ text: String, _ line: inout [UInt8]) { line += text.utf8 }

    /// Appends a number that is not negative.
    private static func append(_ number: Int, _ line: inout [UInt8]) {
        let start = line.count
        var rest = UInt(max(0, number))
        repeat {
            line.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        line[start...].reverse()
    }

    /// Control characters, quotes, backslashes and all beyond ASCII as `\xHH`, as nginx does; `-` for what is not there.
    private static func escape(_ text: (some Collection<UInt8>)?, _ line: inout [UInt8]) {
        guard let text else {
            line.append(UInt8(ascii: "-"))
            return
        }
        guard !text.allSatisfy(isHarmless) else {
            line += text
            return
        }
        for byte in text {
            if isHarmless(byte) {
                line.append(byte)
            } else {
                append("\\x", &line)
                hexadecimal(UInt16(byte), digits: 2, &line)
            }
        }
    }

    private static func isHarmless(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private static func member(_ name: StaticString, _ value: (some Collection<UInt8>)?, _ line: inout [UInt8]) {
        append(",\"", &line)
        name.withUTF8Buffer { line += $0 }
        append("\":", &line)
        guard let value else {
            append("null", &line)
            return
        }
        line.append(UInt8(ascii: "\""))
        for unit in String(decoding: value, as: UTF8.self).utf16 {
            switch unit {
            case 0x22, 0x5C:
                line += [UInt8(ascii: "\\"), UInt8(truncatingIfNeeded: unit)]
            case 0x20...0x7E:
                line.append(UInt8(truncatingIfNeeded: unit))
            default:
                append("\\u", &line)
                hexadecimal(unit, digits: 4, &line)
            }
        }
        line.append(UInt8(ascii: "\""))
    }

    private static func hexadecimal(_ value: UInt16, digits: Int, _ line: inout [UInt8]) {
        for position in (0..<digits).reversed() {
            let digit = UInt8(truncatingIfNeeded: value >> UInt16(position * 4)) & 15
            line.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
        }
    }
}
