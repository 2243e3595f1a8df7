/// Goes through the bytes of a manifest that stands there just as it is written; anything else stops it.
struct ManifestCursor {
    private let bytes: [UInt8]
    private var offset = 0

    /// Begins at the first byte.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Whether all bytes were taken.
    var isAtEnd: Bool { offset == bytes.count }

    /// Takes a text if it comes next.
    mutating func take(_ text: StaticString) -> Bool {
        let end = offset + text.utf8CodeUnitCount
        guard end <= bytes.count else { return false }
        let isNext = text.withUTF8Buffer { bytes[offset..<end].elementsEqual($0) }
        if isNext { offset = end }
        return isNext
    }

    /// Takes a whole number of at most 18 digits, with its sign; nil if there is none.
    mutating func number() -> Int? {
        var end = offset
        if end < bytes.count, bytes[end] == UInt8(ascii: "-") { end += 1 }
        while end < bytes.count, bytes[end] >= UInt8(ascii: "0"), bytes[end] <= UInt8(ascii: "9"), end - offset < 19 {
            end += 1
        }
        defer { offset = end }
        return Int(String(decoding: bytes[offset..<end], as: UTF8.self))
    }

    /// Takes a string in double quotes; nil if there is none, or one with an escape other than of quotes and backslashes.
    mutating func string() -> String? {
        guard take("\"") else { return nil }
        let start = offset
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "\""):
                offset += 1
                return String(validating: bytes[start..<offset - 1], as: UTF8.self)
            case UInt8(ascii: "\\"): return escapedString(from: start)
            case 0..<0x20: return nil
            default: offset += 1
            }
        }
        return nil
    }

    /// Takes the rest of a string that began at `start` and has an escape here.
    private mutating func escapedString(from start: Int) -> String? {
        var text: [UInt8] = []
        // As long as an entity tag, which has quotes.
        text.reserveCapacity(64)
        text += bytes[start..<offset]
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "\""):
                offset += 1
                return String(validating: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard offset + 1 < bytes.count, case let byte = bytes[offset + 1],
                    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
                else { return nil }
                text.append(byte)
                offset += 2
            case 0..<0x20: return nil
            case let byte:
                text.append(byte)
                offset += 1
            }
        }
        return nil
    }
}
