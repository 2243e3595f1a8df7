import FeedWriter

/// How a line of the access log looks.
enum AccessLogFormat: String, Sendable, Hashable, CaseIterable {
    /// The Combined Log Format of Apache and nginx.
    case combined
    /// A JSON object a line.
    case json

    /// The line for a record, its line end included; ASCII, whatever the client sent.
    func line(_ record: AccessLogRecord) -> [UInt8] {
        var line: [UInt8] = []
        line.reserveCapacity(256)
        switch self {
        case .combined: Self.combined(record, &line)
        case .json: Self.json(record, &line)
        }
        line.append(UInt8(ascii: "\n"))
        return line
    }

    private static func combined(_ record: AccessLogRecord, _ line: inout [UInt8]) {
        let time = CivilTime(secondsSince1970: record.time)
        line += Array(record.remoteAddress.utf8)
        line += Array(" - - [".utf8)
        line += Array("\(two(time.day))/\(HTTPDate.months[time.month - 1])/\(time.year)".utf8)
        line += Array(":\(two(time.hour)):\(two(time.minute)):\(two(time.second)) +0000] \"".utf8)
        if let method = record.method {
            escape(method, &line)
            line.append(0x20)
            escape(record.target, &line)
            line.append(0x20)
            escape(record.version, &line)
        } else {
            line.append(UInt8(ascii: "-"))
        }
        line += Array("\" \(record.status) \(record.contentLength) \"".utf8)
        escape(record.referer ?? "-", &line)
        line += Array("\" \"".utf8)
        escape(record.userAgent ?? "-", &line)
        line.append(UInt8(ascii: "\""))
    }

    /// Control characters, quotes, backslashes and all beyond ASCII as `\xHH`, as nginx does.
    private static func escape(_ text: String, _ line: inout [UInt8]) {
        for byte in text.utf8 {
            if byte < 0x20 || byte >= 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                line += Array("\\x".utf8)
                hexadecimal(UInt16(byte), digits: 2, &line)
            } else {
                line.append(byte)
            }
        }
    }

    private static func json(_ record: AccessLogRecord, _ line: inout [UInt8]) {
        let time = CivilTime(secondsSince1970: record.time)
        let date = "\(time.year)-\(two(time.month))-\(two(time.day))"
        line += Array("{\"time\":\"\(date)T\(two(time.hour)):\(two(time.minute)):\(two(time.second))Z\"".utf8)
        member("remote", record.remoteAddress, &line)
        member("method", record.method, &line)
        member("target", record.method == nil ? nil : record.target, &line)
        member("version", record.method == nil ? nil : record.version, &line)
        line += Array(",\"status\":\(record.status),\"bytes\":\(record.contentLength)".utf8)
        member("referer", record.referer, &line)
        member("userAgent", record.userAgent, &line)
        line += Array(",\"microseconds\":\(record.microseconds)}".utf8)
    }

    private static func member(_ name: String, _ value: String?, _ line: inout [UInt8]) {
        line += Array(",\"\(name)\":".utf8)
        guard let value else {
            line += Array("null".utf8)
            return
        }
        line.append(UInt8(ascii: "\""))
        for unit in value.utf16 {
            switch unit {
            case 0x22, 0x5C:
                line += [UInt8(ascii: "\\"), UInt8(truncatingIfNeeded: unit)]
            case 0x20...0x7E:
                line.append(UInt8(truncatingIfNeeded: unit))
            default:
                line += Array("\\u".utf8)
                hexadecimal(unit, digits: 4, &line)
            }
        }
        line.append(UInt8(ascii: "\""))
    }

    private static func hexadecimal(_ value: UInt16, digits: Int, _ line: inout [UInt8]) {
        let symbols = Array("0123456789ABCDEF".utf8)
        for position in (0..<digits).reversed() {
            line.append(symbols[Int(value >> UInt16(position * 4)) & 15])
        }
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
