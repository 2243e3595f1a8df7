/// Checks of short values whose syntax a format lays down; what does not fit is left out of documents.
enum FieldSyntax {
    /// A language tag that has the shape of BCP 47, or nil.
    static func language(_ tag: String?) -> String? {
        guard let tag else { return nil }
        var isPrimary = true
        var length = 0
        for byte in tag.utf8 {
            if byte == UInt8(ascii: "-") {
                guard length > (isPrimary ? 1 : 0) else { return nil }
                isPrimary = false
                length = 0
            } else {
                length += 1
                guard length <= 8, isLetter(byte) || (!isPrimary && isDigit(byte)) else { return nil }
            }
        }
        return length > (isPrimary ? 1 : 0) ? tag : nil
    }

    /// An e-mail address that has the shape `local@domain`, or nil.
    static func email(_ address: String?) -> String? {
        guard let address else { return nil }
        let parts = address.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        let isPlain = address.unicodeScalars.allSatisfy {
            $0.value > 0x20 && $0.value != 0x7F && !"<>()[],;:\"\\".unicodeScalars.contains($0)
                && !IllegalCharacter.isNoncharacter($0)
        }
        return isPlain ? address : nil
    }

    /// A media type, with its parameters where they are in printable ASCII, or nil where it has no `type/subtype`.
    static func mediaType(_ value: String?) -> String? {
        guard let value, let essence = mediaTypeWithoutParameters(value) else { return nil }
        let rest = value.utf8.dropFirst(essence.utf8.count)
        let areParameters =
            rest.first { $0 != 0x20 } == UInt8(ascii: ";") && rest.allSatisfy { (0x20...0x7E).contains($0) }
        return areParameters ? value : essence
    }

    /// The `type/subtype` of a media type, or nil.
    static func mediaTypeWithoutParameters(_ value: String?) -> String? {
        guard let value else { return nil }
        let essence = value.utf8.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: " ") }
        let parts = essence.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        let areTokens = parts.allSatisfy {
            !$0.isEmpty && $0.allSatisfy { isLetter($0) || isDigit($0) || "!#$%&'*+-.^_`|~".utf8.contains($0) }
        }
        return areTokens ? String(essence) : nil
    }

    /// A number in decimal notation, without a fraction where it is whole; nil when it is negative or no number.
    static func decimal(_ value: Double?) -> String? {
        guard let value, value.isFinite, value >= 0 else { return nil }
        if let whole = Int64(exactly: value) { return String(whole) }
        return value.description
    }

    /// A count that is not negative, or nil.
    static func count(_ value: Int64?) -> String? {
        guard let value, value >= 0 else { return nil }
        return String(value)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
