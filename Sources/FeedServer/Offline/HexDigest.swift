import FeedWriter

/// A hash of 128 bits, which is written as 32 lower-case hexadecimal digits.
///
/// Lists of tens of thousands of documents hold three of each: as numbers they are read and copied in no time.
struct HexDigest: Sendable, Hashable {
    /// How many digits there are.
    static let length = 32

    private var high: UInt64 = 0
    private var low: UInt64 = 0

    /// The hash that a text is, be it in double quotes as an entity tag; of any other text, that of its bytes.
    init(_ text: String) {
        self = Self.read(text) ?? Self.read(EntityTag.digest(of: Array(text.utf8))) ?? HexDigest()
    }

    private init() {}

    private static func read(_ text: String) -> HexDigest? {
        var text = text
        return text.withUTF8 { bytes in
            let quote = UInt8(ascii: "\"")
            let isQuoted = bytes.count == length + 2 && bytes.first == quote && bytes.last == quote
            return HexDigest(isQuoted ? UnsafeBufferPointer(rebasing: bytes.dropFirst().dropLast()) : bytes)
        }
    }

    /// The hash that digits are; nil for anything else.
    init?(_ digits: UnsafeBufferPointer<UInt8>) {
        guard digits.count == Self.length, let high = Self.word(digits, 0), let low = Self.word(digits, 16) else {
            return nil
        }
        (self.high, self.low) = (high, low)
    }

    private static func word(_ digits: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt64? {
        var word: UInt64 = 0
        var invalid: UInt8 = 0
        for place in start..<start + 16 {
            let digit = digits[place]
            let number = digit &- UInt8(ascii: "0")
            let letter = digit &- UInt8(ascii: "a")
            invalid |= number < 10 || letter < 6 ? 0 : 1
            word = word << 4 | UInt64(number < 10 ? number : letter &+ 10)
        }
        return invalid == 0 ? word : nil
    }

    /// Appends the digits.
    func append(to text: inout [UInt8]) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.length) { digits in
            for place in 0..<Self.length {
                let word = place < Self.length / 2 ? high : low
                let value = UInt8(truncatingIfNeeded: word &>> UInt64(60 - place % 16 * 4)) & 0x0F
                digits.initializeElement(
                    at: place,
                    to: value < 10 ? UInt8(ascii: "0") &+ value : UInt8(ascii: "a") &+ value &- 10
                )
            }
            text.append(contentsOf: digits)
        }
    }
}

extension HexDigest: Decodable {
    init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }
}
