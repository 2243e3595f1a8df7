/// Takes digits and signs off the front of a text.
struct DigitScanner {
    private let bytes: [UInt8]
    private var index = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    var isAtEnd: Bool { index == bytes.count }

    /// What was not taken yet.
    var rest: String { String(decoding: bytes[index...], as: UTF8.self) }

    /// A number of exactly so many digits.
    mutating func digits(_ count: Int) -> Int? {
        guard index + count <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[index..<index + count] {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        index += count
        return value
    }

    /// All the digits that follow.
    mutating func allDigits() -> String {
        let run = bytes[index...].prefix { (0x30...0x39).contains($0) }
        index += run.count
        return String(decoding: run, as: UTF8.self)
    }

    /// Whether a character followed; it is taken then.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard index < bytes.count, UInt32(bytes[index]) == character.value else { return false }
        index += 1
        return true
    }

    /// 1 or −1 when a sign followed.
    mutating func sign() -> Int? {
        if take("+") { return 1 }
        return take("-") ? -1 : nil
    }

    mutating func skipSpaces() {
        while take(" ") || take("\t") {}
    }

    mutating func skipRest() {
        index = bytes.count
    }
}
