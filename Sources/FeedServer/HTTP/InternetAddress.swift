/// An address of the Internet Protocol, of version 4 or 6.
///
/// An IPv4 address that is written as an IPv6 one (`::ffff:192.0.2.1`, RFC 4291 §2.5.5.2) is that IPv4 address: a
/// socket that takes both tells clients of IPv4 so.
struct InternetAddress: Sendable, Hashable, CustomStringConvertible {
    /// The address as one of 128 bits; IPv4 stands in the last 32 behind `::ffff:`.
    let bits: UInt128

    /// Takes an address by its bits, those of IPv4 mapped.
    init(bits: UInt128) { self.bits = bits }

    /// Whether it is of version 4.
    var isVersion4: Bool { bits >> 32 == 0xFFFF }

    /// The address that a text is, nil when it is none; neither zone nor brackets nor port belong to it.
    ///
    /// IPv4 is four decimal numbers without leading zeros (RFC 6943 §3.1.1 tells what comes of others), IPv6 any form of
    /// RFC 4291 §2.2. Reads no further than the longest address.
    init?(_ text: some Collection<UInt8>) {
        let text = Array(text.prefix(Self.longestText + 1))
        guard text.count <= Self.longestText else { return nil }
        if text.contains(UInt8(ascii: ":")) {
            guard let bits = Self.version6(text[...]) else { return nil }
            self.init(bits: bits)
        } else {
            guard let bits = Self.version4(text[...]) else { return nil }
            self.init(bits: Self.mapped | UInt128(bits))
        }
    }

    /// The address that a string is, nil when it is none.
    init?(_ string: String) { self.init(string.utf8) }

    /// The canonical text: RFC 5952 for IPv6.
    var description: String {
        if isVersion4 {
            return [24, 16, 8, 0].map { String(UInt8(truncatingIfNeeded: bits >> UInt128($0))) }.joined(separator: ".")
        }
        let groups = (0..<8).map { UInt16(truncatingIfNeeded: bits >> UInt128(112 - 16 * $0)) }
        let zeros = Self.longestZeros(in: groups)
        let written = groups.map { String($0, radix: 16) }
        guard zeros.count > 1 else { return written.joined(separator: ":") }
        return written[..<zeros.lowerBound].joined(separator: ":") + "::"
            + written[zeros.upperBound...].joined(separator: ":")
    }

    /// `::ffff:0:0`, which IPv4 addresses stand behind.
    private static let mapped = UInt128(0xFFFF) << 32
    /// Bytes of `ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255`.
    private static let longestText = 45

    /// The first of the longest runs of groups that are zero (RFC 5952 §4.2.3).
    private static func longestZeros(in groups: [UInt16]) -> Range<Int> {
        var longest = 0..<0
        var start = 0
        for (index, group) in groups.enumerated() {
            guard group == 0 else {
                start = index + 1
                continue
            }
            if index + 1 - start > longest.count { longest = start..<index + 1 }
        }
        return longest
    }

    private static func version4(_ text: ArraySlice<UInt8>) -> UInt32? {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bits: UInt32 = 0
        for part in parts {
            guard (1...3).contains(part.count), part.count == 1 || part.first != UInt8(ascii: "0") else { return nil }
            var number: UInt32 = 0
            for byte in part {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
                number = number * 10 + UInt32(byte - UInt8(ascii: "0"))
            }
            guard number <= 255 else { return nil }
            bits = bits << 8 | number
        }
        return bits
    }

    private static func version6(_ text: ArraySlice<UInt8>) -> UInt128? {
        let colon = UInt8(ascii: ":")
        let gap = text.indices.dropLast().first { text[$0] == colon && text[$0 + 1] == colon }
        guard let gap else {
            guard let groups = groups(of: text), groups.count == 8 else { return nil }
            return bits(of: groups)
        }
        guard let before = groups(of: text[..<gap], mayEndInVersion4: false),
            let after = groups(of: text[(gap + 2)...]),
            before.count + after.count < 8
        else { return nil }
        return bits(of: before + Array(repeating: 0, count: 8 - before.count - after.count) + after)
    }

    /// The groups of a text without `::`; a last one may be an IPv4 address, which makes two.
    private static func groups(of text: ArraySlice<UInt8>, mayEndInVersion4: Bool = true) -> [UInt16]? {
        if text.isEmpty { return [] }
        var groups: [UInt16] = []
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if let group = hexadecimal(part) {
                groups.append(group)
            } else if mayEndInVersion4, index == parts.count - 1, let bits = version4(part) {
                groups += [UInt16(truncatingIfNeeded: bits >> 16), UInt16(truncatingIfNeeded: bits)]
            } else {
                return nil
            }
        }
        return groups
    }

    private static func bits(of groups: [UInt16]) -> UInt128 {
        groups.reduce(0) { $0 << 16 | UInt128($1) }
    }

    private static func hexadecimal(_ text: ArraySlice<UInt8>) -> UInt16? {
        guard (1...4).contains(text.count) else { return nil }
        var number: UInt16 = 0
        for byte in text {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): number = number << 4 | UInt16(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): number = number << 4 | UInt16(byte - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): number = number << 4 | UInt16(byte - UInt8(ascii: "A") + 10)
            default: return nil
            }
        }
        return number
    }
}
