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
    ///
    /// Scalars are looked at one by one, since what readers see as one character may hold what a slug must not: a mark
    /// joins whatever stands before it, also a slash. So a mark stays only behind the letter that it belongs to.
    public static func make(from label: String) -> String? {
        var scalars = String.UnicodeScalarView()
        var pendingHyphen = false
        for scalar in label.precomposedStringWithCanonicalMapping.lowercased().precomposedStringWithCanonicalMapping
            .unicodeScalars
        {
            if scalars.isEmpty, scalar == "." || scalar == "-" { continue }
            let follows = pendingHyphen ? nil : scalars.last
            if isPunctuation(scalar) || isLetterOrNumber(scalar) || isMark(scalar, after: follows) {
                if pendingHyphen, !scalars.isEmpty { scalars.append("-") }
                pendingHyphen = false
                scalars.append(scalar)
            } else {
                pendingHyphen = true
            }
        }
        var result = cut(String(scalars)).unicodeScalars
        while result.last == "-" { result.removeLast() }
        return result.isEmpty ? nil : String(result)
    }

    /// Whether a string is a slug as it stands.
    public static func isValid(_ string: String) -> Bool {
        guard !string.isEmpty, string.utf8.count <= maximumLength else { return false }
        if string.utf8.allSatisfy(isPlain) {
            let bytes = string.utf8
            return bytes.first != UInt8(ascii: "-") && bytes.first != UInt8(ascii: ".")
                && bytes.last != UInt8(ascii: "-")
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

    private static func cut(_ slug: String) -> String {
        var result = ""
        for character in slug {
            guard result.utf8.count + character.utf8.count <= maximumLength else { break }
            result.append(character)
        }
        return result
    }

    private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "-" || scalar == "_" || scalar == "."
    }

    private static func isLetterOrNumber(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            true
        default:
            false
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> Bool {
        guard let previous, !isPunctuation(previous) else { return false }
        let category = scalar.properties.generalCategory
        return category == .nonspacingMark || category == .spacingMark
    }
}
