import Foundation

/// The part of a path that names a category or a person.
///
/// A slug is letters and digits of any script, `-`, `_` and `.`, in NFC and lower case, at most 100 bytes long, and
/// never begins with a dot. Nothing else ever reaches a path or a file name.
public enum Slug {
    /// The longest slug, in bytes of UTF-8.
    public static let maximumLength = 100

    /// The slug of a label: lower case, NFC, each run of other characters one hyphen, hyphens at the ends and
    /// leading dots dropped, cut at a character to 100 bytes; nil when nothing is left.
    public static func make(from label: String) -> String? {
        var result = ""
        var pendingHyphen = false
        for character in label.precomposedStringWithCanonicalMapping.lowercased().precomposedStringWithCanonicalMapping
        {
            if isAllowed(character) {
                if result.isEmpty, character == "." || character == "-" { continue }
                let addition = (pendingHyphen && !result.isEmpty ? "-" : "") + String(character)
                pendingHyphen = false
                guard result.utf8.count + addition.utf8.count <= maximumLength else { break }
                result += addition
            } else {
                pendingHyphen = true
            }
        }
        while result.last == "-" { result.removeLast() }
        return result.isEmpty ? nil : result
    }

    /// Whether a string is a slug as it stands.
    public static func isValid(_ string: String) -> Bool {
        guard !string.isEmpty, string.utf8.count <= maximumLength else { return false }
        if string.utf8.allSatisfy(isPlain) {
            return string.first != "-" && string.first != "." && string.last != "-"
        }
        return make(from: string).map { Array($0.utf8) } == Array(string.utf8)
    }

    /// Whether a byte is a character that every slug may hold; most slugs hold no others and need no normalization.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
        default: false
        }
    }

    private static func isAllowed(_ character: Character) -> Bool {
        if character == "-" || character == "_" || character == "." { return true }
        return character.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
                .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
                true
            default:
                false
            }
        }
    }
}
