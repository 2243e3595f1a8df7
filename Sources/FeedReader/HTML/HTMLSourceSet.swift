/// The candidates of a `srcset` attribute (section 4.8.4.2.1 of the HTML standard).
enum HTMLSourceSet {
    /// The most candidates that are kept.
    static let maximumCandidates = 32

    /// Maps the URL of every candidate; those mapped to nil go, and nil comes back when none is left.
    static func rewrite(_ value: String, url: (String) -> String?) -> String? {
        var candidates: [String] = []
        var rest = value.utf8[...]
        while candidates.count < maximumCandidates {
            rest = rest.drop { HTMLBytes.isSpace($0) || $0 == UInt8(ascii: ",") }
            guard !rest.isEmpty else { break }
            var address = rest.prefix { !HTMLBytes.isSpace($0) }
            rest = rest[address.endIndex...]
            var descriptor = rest.prefix(0)
            if address.last == UInt8(ascii: ",") {
                while address.last == UInt8(ascii: ",") { address = address.dropLast() }
            } else {
                rest = rest.drop(while: HTMLBytes.isSpace)
                descriptor = rest.prefix { $0 != UInt8(ascii: ",") }
                rest = rest[descriptor.endIndex...]
            }
            if let candidate = candidate(
                String(Substring(address)),
                descriptor: String(Substring(descriptor)),
                url: url
            ) {
                candidates.append(candidate)
            }
        }
        return candidates.isEmpty ? nil : candidates.joined(separator: ", ")
    }

    private static func candidate(_ address: String, descriptor: String, url: (String) -> String?) -> String? {
        guard let absolute = url(address) else { return nil }
        // A comma at either end of a URL would be read as the separator.
        guard absolute.utf8.last != UInt8(ascii: ",") else { return nil }
        let words = descriptor.split(whereSeparator: \.isWhitespace)
        guard let word = words.first else { return absolute }
        guard words.count == 1, let unit = word.utf8.last, "wxh".utf8.contains(unit),
            word.utf8.dropLast().allSatisfy({ HTMLBytes.isDigit($0) || $0 == UInt8(ascii: ".") }), word.utf8.count > 1
        else { return nil }
        return "\(absolute) \(word)"
    }
}
