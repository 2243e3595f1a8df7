/// Which URLs documents may hold, and how they are spelled there.
public enum AbsoluteURL {
    /// The URL as the writers write it, or nil when it is not absolute or leads to a script.
    ///
    /// A URL is absolute when it begins with a scheme (RFC 3986 §3.1) and something follows; `http` and `https` need
    /// a host. `javascript:`, `vbscript:` and `data:` are refused. White space around it and line breaks and tabs
    /// within it are dropped, as browsers do; whatever else RFC 3986 has no room for, non-ASCII included, is
    /// percent-encoded as UTF-8 (RFC 3987 §3.1), and so are a `%` that begins no escape and a second `#`.
    /// What was written so once is not changed by writing it again.
    public static func written(_ url: String) -> String? {
        if isWrittenAlready(url) { return url }
        let bytes = trimmed(url)
        guard let scheme = scheme(of: bytes), !refusedSchemes.contains(scheme) else { return nil }
        let rest = bytes.dropFirst(scheme.utf8.count + 1)
        guard !rest.isEmpty else { return nil }
        if webSchemes.contains(scheme) {
            guard rest.starts(with: "//".utf8), let first = rest.dropFirst(2).first else { return nil }
            guard !"/?#\\".utf8.contains(first) else { return nil }
        }
        return encoded(bytes)
    }

    /// The URL as the writers write it, or nil when there is none or it is refused.
    static func written(_ url: String?) -> String? {
        url.flatMap { written($0) }
    }

    /// Whether a string is an absolute `http` or `https` URL that is written just as it is.
    static func isWebAddress(_ string: String) -> Bool {
        guard let scheme = scheme(of: Array(string.utf8)), webSchemes.contains(scheme) else { return false }
        return written(string)?.utf8.elementsEqual(string.utf8) ?? false
    }

    /// Whether it is beyond doubt that a URL is written just as it is; nearly all are, and need not be taken apart.
    static func isWrittenAlready(_ url: String) -> Bool {
        url.utf8.withContiguousStorageIfAvailable { bytes in
            if !isTag(bytes) {
                let host = hostIndex(of: bytes)
                guard host < bytes.count, bytes[host] != UInt8(ascii: "/"), bytes[host] != UInt8(ascii: "?") else {
                    return false
                }
            }
            return !BlockSearch.isAny(in: bytes, isSpecial)
        } ?? false
    }

    /// Whether it is a tag URI (RFC 4151), as ids of articles and schemes of categories are that have no address.
    private static func isTag(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.count > 4 && bytes[0] == UInt8(ascii: "t") && bytes[1] == UInt8(ascii: "a")
            && bytes[2] == UInt8(ascii: "g") && bytes[3] == UInt8(ascii: ":")
    }

    /// Where the host begins after `https://` or `http://` in lower case; the end for other URLs.
    private static func hostIndex(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let http: StaticString = "http://"
        guard bytes.count > 8 else { return bytes.count }
        let isSecure = bytes[4] == UInt8(ascii: "s")
        for index in 0..<http.utf8CodeUnitCount {
            let place = isSecure && index >= 4 ? index + 1 : index
            guard bytes[place] == http.utf8Start[index] else { return bytes.count }
        }
        return isSecure ? 8 : 7
    }

    /// Marks what is neither letter nor digit nor among ``otherAllowed``.
    ///
    /// `#`, `%` and what is not ASCII are looked at in order, and elsewhere; so is `~`, which few addresses have.
    @inline(__always)
    private static func isSpecial(_ block: BlockSearch.Block) -> BlockSearch.Mask {
        // Of each pair, `"` and `#`, `<` and `>`, `\\` and `^`, one is the other with one bit more.
        (block .< BlockSearch.Block(repeating: 0x21))
            .| BlockSearch.marks(of: UInt8(ascii: "#"), in: block, setting: 0x01)
            .| BlockSearch.marks(of: UInt8(ascii: ">"), in: block, setting: 0x02)
            .| BlockSearch.marks(of: UInt8(ascii: "^"), in: block, setting: 0x02)
            .| BlockSearch.marks(of: UInt8(ascii: "%"), in: block)
            .| BlockSearch.marks(of: UInt8(ascii: "`"), in: block)
            .| (block .>= BlockSearch.Block(repeating: UInt8(ascii: "{")))
    }

    /// Any string as a reference within the document (RFC 3986 §4.4), `#` and the string percent-encoded.
    static func fragment(_ string: String) -> String {
        encoded(Array("#".utf8) + string.utf8)
    }

    private static let refusedSchemes: Set<String> = ["javascript", "vbscript", "data"]

    private static let webSchemes: Set<String> = ["http", "https"]

    private static func trimmed(_ url: String) -> [UInt8] {
        let inner = url.utf8.drop { $0 <= 0x20 }
        guard let last = inner.lastIndex(where: { $0 > 0x20 }) else { return [] }
        return inner[...last].filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    }

    /// The scheme in lower case, or nil when the bytes do not begin with one.
    private static func scheme(of bytes: [UInt8]) -> String? {
        guard let first = bytes.first, isLetter(first), let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else {
            return nil
        }
        let scheme = bytes[..<colon]
        guard scheme.allSatisfy({ isLetter($0) || isDigit($0) || "+-.".utf8.contains($0) }) else { return nil }
        return String(decoding: scheme, as: UTF8.self).lowercased()
    }

    private static func encoded(_ bytes: [UInt8]) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var isInFragment = false
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "%") where isEscape(bytes[index...]): output.append(byte)
            case UInt8(ascii: "#") where !isInFragment:
                isInFragment = true
                output.append(byte)
            case _ where isLetter(byte) || isDigit(byte) || otherAllowed.contains(byte): output.append(byte)
            default: output.append(contentsOf: [UInt8(ascii: "%"), digit(byte >> 4), digit(byte & 0x0F)])
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// The unreserved and reserved characters of RFC 3986 §2.2 and §2.3 but letters, digits and `#`.
    private static let otherAllowed = Array("-._~:/?[]@!$&'()*+,;=".utf8)

    private static func isEscape(_ bytes: ArraySlice<UInt8>) -> Bool {
        let digits = bytes.dropFirst().prefix(2)
        return digits.count == 2 && digits.allSatisfy { isDigit($0) || (0x61...0x66).contains($0 | 0x20) }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
