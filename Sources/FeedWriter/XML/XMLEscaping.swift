/// How strings become XML 1.0 character data and attribute values.
///
/// What is no `Char` (XML 1.0 §2.2) is removed, not replaced: the C0 controls but tab, line feed and
/// carriage return, U+FFFE and U+FFFF. Surrogates, the rest of what is illegal, cannot be in a Swift string.
/// A carriage return is written as a reference, or parsers would read it as a line feed (§2.11); in attributes
/// also tab and line feed, or parsers would read them as spaces (§3.3.3). `>` is always escaped, so that `]]>`
/// never stands in character data (§2.4). Quotation marks are escaped in attributes alone.
enum XMLEscaping {
    /// Where a string is to stand.
    enum Place {
        case content, attribute
    }

    /// Appends a string as UTF-8; runs of bytes that stand for themselves are copied whole.
    static func append(_ string: String, to output: inout [UInt8], in place: Place) {
        var string = string
        string.withUTF8 { input in
            var runStart = 0
            var index = 0
            while index < input.count {
                let block = scan.nextBlock(from: index, in: input)
                index = block.lowerBound
                while index < block.upperBound {
                    // EF begins U+FFFE and U+FFFF, and also full-width punctuation.
                    guard input[index] <= 0x3E || input[index] == 0xEF,
                        let (replacement, length) = replacement(at: index, of: input, in: place)
                    else {
                        index += 1
                        continue
                    }
                    output.append(contentsOf: input[runStart..<index])
                    replacement.withUTF8Buffer { output.append(contentsOf: $0) }
                    index += length
                    runStart = index
                }
            }
            output.append(contentsOf: input[runStart...])
        }
    }

    private static let scan = ByteScan(
        specials: (UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""))
    )

    /// What stands for the character at an index and the length of that character, or nil when it stands for itself.
    private static func replacement(
        at index: Int,
        of input: UnsafeBufferPointer<UInt8>,
        in place: Place
    ) -> (replacement: StaticString, length: Int)? {
        switch (input[index], place) {
        case (UInt8(ascii: "&"), _): ("&amp;", 1)
        case (UInt8(ascii: "<"), _): ("&lt;", 1)
        case (UInt8(ascii: ">"), _): ("&gt;", 1)
        case (UInt8(ascii: "\""), .attribute): ("&quot;", 1)
        case (UInt8(ascii: "\r"), _): ("&#13;", 1)
        case (UInt8(ascii: "\n"), .attribute): ("&#10;", 1)
        case (UInt8(ascii: "\t"), .attribute): ("&#9;", 1)
        case (UInt8(ascii: "\n"), .content), (UInt8(ascii: "\t"), .content): nil
        case (0..<0x20, _): ("", 1)
        case (0xEF, _) where IllegalCharacter.isNoncharacter(at: index, of: input): ("", 3)
        default: nil
        }
    }
}
