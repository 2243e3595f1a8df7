/// A range of addresses that begin with the same bits (CIDR, RFC 4632 §3.1, RFC 4291 §2.3).
///
/// A range of one version holds no address of the other: `::/0` is not everyone.
struct AddressRange: Sendable, Hashable, CustomStringConvertible {
    /// The first address of the range.
    let first: InternetAddress
    /// How many of the 128 bits all its addresses share.
    private let sharedBits: Int

    /// Why a text is no range.
    enum Fault: Error, Hashable {
        /// It is neither an address nor an address with a number of bits.
        case malformed
        /// The address is not the first one of its range, which is given.
        case insideRange(AddressRange)
    }

    /// The range that a text is: `192.0.2.0/24`, `2001:db8::/32`, or an address, which is a range of one.
    init(_ text: String) throws(Fault) {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = parts.first.flatMap({ InternetAddress($0) }) else { throw .malformed }
        let width = address.isVersion4 && !text.contains(":") ? 32 : 128
        var length = width
        if parts.count == 2 {
            guard let written = Self.length(parts[1], atMost: width) else { throw .malformed }
            length = written
        }
        let shared = 128 - width + length
        let range = AddressRange(first: InternetAddress(bits: address.bits & Self.mask(shared)), sharedBits: shared)
        guard range.first == address else { throw .insideRange(range) }
        self = range
    }

    private init(first: InternetAddress, sharedBits: Int) {
        self.first = first
        self.sharedBits = sharedBits
    }

    /// Whether an address is in the range.
    func contains(_ address: InternetAddress) -> Bool {
        address.isVersion4 == first.isVersion4 && address.bits & Self.mask(sharedBits) == first.bits
    }

    /// The canonical text; a range of one is an address.
    var description: String {
        let length = first.isVersion4 ? sharedBits - 96 : sharedBits
        return sharedBits == 128 ? "\(first)" : "\(first)/\(length)"
    }

    private static func mask(_ count: Int) -> UInt128 { count == 0 ? 0 : UInt128.max << UInt128(128 - count) }

    /// A number of bits without sign or leading zeros.
    private static func length(_ text: Substring.UTF8View, atMost most: Int) -> Int? {
        guard text.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            text.count == 1 || text.first != UInt8(ascii: "0"), let length = Int(Substring(text)), length <= most
        else { return nil }
        return length
    }
}
