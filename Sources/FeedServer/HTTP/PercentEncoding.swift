/// Percent-encoding in URLs (RFC 3986 §2.1).
enum PercentEncoding {
    /// The bytes that an encoded text stands for, or nil if an escape is broken.
    static func decode(_ text: some Sequence<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var iterator = text.makeIterator()
        while let byte = iterator.next() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = iterator.next().flatMap(digit), let low = iterator.next().flatMap(digit) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    /// A decoded path as it stands in a URL.
    static func path(_ path: String) -> String {
        encode(path) { isUnreserved($0) || pathMarks.contains($0) }
    }

    /// A decoded value as it stands in the query of a URL, slashes and commas left as they are.
    static func queryValue(_ value: String) -> String {
        encode(value) { isUnreserved($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ",") }
    }

    /// A URL or a path with what may not stand in any URL escaped; escapes in it stay.
    static func reference(_ reference: String) -> String {
        encode(reference) { (0x21...0x7E).contains($0) && !forbiddenMarks.contains($0) }
    }

    private static func encode(_ text: String, keeping: (UInt8) -> Bool) -> String {
        // As nearly all is.
        if text.utf8.allSatisfy(keeping) { return text }
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if keeping(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        HeaderSyntax.isDigit(byte) || (0x41...0x5A).contains(byte & 0xDF) || "-._~".utf8.contains(byte)
    }

    private static let pathMarks = Array("/!$&'()*+,;=:@".utf8)
    private static let forbiddenMarks = Array("\"<>\\^`{|}".utf8)
}
