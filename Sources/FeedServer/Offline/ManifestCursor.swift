import Glibc

/// Goes through the bytes of a manifest that stands there just as it is written; anything else stops it.
///
/// It is for as long as the bytes are.
struct ManifestCursor {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var offset = 0

    /// Begins at the first byte.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// Whether all bytes were taken.
    var isAtEnd: Bool { offset == bytes.count }

    /// Takes a text if it comes next.
    mutating func take(_ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard let start = bytes.baseAddress, bytes.count - offset >= length,
            text.withUTF8Buffer({ expected in
                // Both are that long.
                expected.baseAddress.map { memcmp(start + offset, $0, length) == 0 } ?? true
            })
        else { return false }
        offset += length
        return true
    }

    /// Takes a whole number of at most 18 digits, with its sign; nil if there is none.
    mutating func number() -> Int? {
        let isNegative = take("-")
        let start = offset
        var number = 0
        while offset < bytes.count, bytes[offset] >= UInt8(ascii: "0"), bytes[offset] <= UInt8(ascii: "9") {
            guard offset - start < 18 else { return nil }
            number = number * 10 + Int(bytes[offset] - UInt8(ascii: "0"))
            offset += 1
        }
        return offset == start ? nil : isNegative ? -number : number
    }

    /// Takes the digits of a hash; nil if there are none.
    mutating func digest() -> HexDigest? {
        guard bytes.count - offset >= HexDigest.length else { return nil }
        defer { offset += HexDigest.length }
        return HexDigest(UnsafeBufferPointer(rebasing: bytes[offset..<offset + HexDigest.length]))
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
        var text = Array(bytes[start..<offset])
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
