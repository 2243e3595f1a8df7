/// Language tags as BCP 47 has them.
public enum LanguageTag {
    /// How many bytes a tag may have.
    private static let maximumByteCount = 100

    /// Whether a language range takes a tag, by basic filtering (RFC 4647 §3.3.1): equal, or a prefix that ends
    /// before a hyphen, letters of either case alike.
    public static func range(_ range: String, takes tag: String?) -> Bool {
        guard let tag = tag?.lowercased() else { return false }
        let range = range.lowercased()
        return tag == range || tag.hasPrefix(range + "-")
    }

    /// The tag and every prefix of it that ends before a hyphen, narrowest first: `zh-Hans-CN`, `zh-Hans`, `zh`.
    public static func ranges(taking tag: String) -> [String] {
        var subtags = tag.split(separator: "-", omittingEmptySubsequences: true)
        var ranges: [String] = []
        while !subtags.isEmpty {
            ranges.append(subtags.joined(separator: "-"))
            subtags.removeLast()
        }
        return ranges
    }

    /// A tag in the case that BCP 47 §2.1.1 recommends (`zh-Hans-CN`), or nil if it is not well-formed
    /// (letters and digits in groups of 1 to 8, the first of 2 to 8 letters) or longer than any tag in use.
    ///
    /// RFC 5646 §4.4.1 lets a program say how long a tag may be, if that is 35 characters or more.
    public static func canonical(_ tag: String) -> String? {
        guard tag.utf8.count <= maximumByteCount else { return nil }
        let subtags = tag.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = subtags.first, (2...8).contains(first.utf8.count), first.utf8.allSatisfy(isLetter) else {
            return nil
        }
        var result = [first.lowercased()]
        var afterSingleton = false
        for subtag in subtags.dropFirst() {
            guard (1...8).contains(subtag.utf8.count), subtag.utf8.allSatisfy({ isLetter($0) || isDigit($0) }) else {
                return nil
            }
            let lower = subtag.lowercased()
            if !afterSingleton, lower.utf8.count == 2, lower.utf8.allSatisfy(isLetter) {
                result.append(lower.uppercased())
            } else if !afterSingleton, lower.utf8.count == 4, lower.utf8.allSatisfy(isLetter) {
                result.append(lower.prefix(1).uppercased() + lower.dropFirst())
            } else {
                result.append(lower)
            }
            afterSingleton = afterSingleton || lower.utf8.count == 1
        }
        return result.joined(separator: "-")
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
