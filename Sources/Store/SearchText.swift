import Foundation

/// What of a text can be searched for, the same for every backend: runs of letters and digits, folded, in their order.
///
/// Folding takes compatibility forms together (NFKC: full width, ligatures), then upper and lower case; in Latin, Greek and
/// Cyrillic it drops diacritics too, which people leave out when they search. A run is of one kind: words of scripts that
/// put blanks between them, or text of those that do not (Han, kana, Hangul, Thai and their neighbours).
struct SearchText: Sendable, Hashable {
    /// A run of letters and digits.
    struct Run: Sendable, Hashable {
        /// Folded; never empty.
        var text: String
        /// Whether it is of a script without blanks between words.
        var isUnspaced: Bool
    }

    /// The longest word that is kept whole, in scalars; the rest of it is left out.
    static let longestWord = 40

    /// The runs.
    let runs: [Run]

    /// Takes a text apart.
    init(_ text: String) {
        var runs: [Run] = []
        var scalars = String.UnicodeScalarView()
        var kind = Kind.separator
        func end() {
            guard !scalars.isEmpty else { return }
            let isUnspaced = kind == .unspaced
            let run = String(scalars)
            runs.append(Run(text: isUnspaced ? run : Self.word(run), isUnspaced: isUnspaced))
            scalars = String.UnicodeScalarView()
        }
        for scalar in Self.folded(text).unicodeScalars {
            let next = Kind(scalar, after: kind)
            if next != kind { end() }
            kind = next
            if next != .separator { scalars.append(scalar) }
        }
        end()
        self.runs = runs
    }

    /// What a scalar is to a search.
    private enum Kind {
        case separator, word, unspaced

        /// The kind of a scalar; a mark is of that which it stands behind.
        init(_ scalar: Unicode.Scalar, after previous: Kind) {
            switch scalar.value {
            case 0x30...0x39, 0x61...0x7A: self = .word
            case 0..<0x80: self = .separator
            case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3: self = .unspaced
            default:
                switch scalar.properties.generalCategory {
                case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
                    .decimalNumber, .letterNumber, .otherNumber:
                    self = Self.unspacedScripts.contains { $0.contains(scalar.value) } ? .unspaced : .word
                case .nonspacingMark, .spacingMark, .enclosingMark: self = previous
                default: self = .separator
                }
            }
        }

        /// Blocks of scripts without blanks between words: Thai to Tibetan, Myanmar, Hangul's parts, Khmer, radicals and
        /// signs, kana and bopomofo, compatibility ideographs, kana's extensions and the planes of ideographs.
        private static let unspacedScripts: [ClosedRange<UInt32>] = [
            0x0E00...0x0FFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x2E80...0x2FDF, 0x3005...0x3007,
            0x3021...0x30FF, 0x3100...0x31BF, 0x31F0...0x31FF, 0xA960...0xA97F, 0xD7B0...0xD7FF, 0xF900...0xFAFF,
            0x1AFF0...0x1B16F, 0x20000...0x3FFFF,
        ]
    }

    private static func folded(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x80 }
            ? text.lowercased() : text.precomposedStringWithCompatibilityMapping.lowercased()
    }

    /// A word as it is searched for, without diacritics where scripts have letters for words.
    private static func word(_ run: String) -> String {
        guard !run.utf8.allSatisfy({ $0 < 0x80 }) else { return String(run.prefix(longestWord)) }
        var scalars = String.UnicodeScalarView()
        var isAlphabetic = false
        for scalar in run.decomposedStringWithCanonicalMapping.unicodeScalars.prefix(2 * longestWord) {
            let isMark = scalar.properties.generalCategory == .nonspacingMark
            if !isMark { isAlphabetic = scalar.value < 0x0530 || (0x1E00...0x1FFF).contains(scalar.value) }
            if !(isMark && isAlphabetic) { scalars.append(scalar) }
        }
        let word = String(scalars).precomposedStringWithCanonicalMapping.unicodeScalars.prefix(longestWord)
        // Marks alone, where what they stood on was in another run.
        return word.isEmpty ? run : String(String.UnicodeScalarView(word))
    }
}
