import CXXHash

/// A strong entity tag (RFC 9110 §8.8.3), made of the very bytes that it stands for.
///
/// The bytes of two content codings differ, and so do their tags (§8.8.3.3).
public struct EntityTag: Sendable, Hashable {
    /// The tag as it stands in the ETag field, quotes included.
    public let value: String

    /// Makes the tag of some bytes.
    public init(of bytes: [UInt8]) {
        value = "\"\(Self.digest(of: bytes))\""
    }

    /// The 128-bit XXH3 hash of some bytes as 32 lower-case hexadecimal digits, the same on every machine.
    ///
    /// It finds changes; it is no protection against somebody who looks for collisions.
    public static func digest(of bytes: [UInt8]) -> String {
        let hash = bytes.withUnsafeBytes { XXH3_128bits($0.baseAddress, $0.count) }
        return String(unsafeUninitializedCapacity: 32) { digits in
            for place in 0..<32 {
                let word = place < 16 ? hash.high64 : hash.low64
                let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - place % 16 * 4)) & 0x0F
                digits.initializeElement(at: place, to: digit < 10 ? 0x30 + digit : 0x61 + digit - 10)
            }
            return 32
        }
    }

    /// The 64-bit XXH3 hash of some bytes: enough to tell what one feed says at different times apart.
    static func shortDigest(of bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.withUnsafeBufferPointer { shortDigest(of: $0) }
    }

    /// The same of bytes wherever they are.
    static func shortDigest(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        XXH3_64bits(bytes.baseAddress, bytes.count)
    }
}
