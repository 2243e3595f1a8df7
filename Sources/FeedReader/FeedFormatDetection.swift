/// Tells XML from JSON by the first bytes; which format it is, the reader of that syntax finds out.
enum FeedFormatDetection {
    enum Syntax {
        case xml
        case json
    }

    /// - Throws: `FeedReadError` when the input is empty, is neither, or is not what was wanted.
    static func syntax(of input: BufferedInput, wanted: SourceFormat?) throws -> Syntax {
        let found = try guess(Array(input.prefix(1024)))
        switch (wanted, found) {
        case (.rss, .xml), (.atom, .xml): return .xml
        case (.json, .json), (.jsonLines, .json): return .json
        case (.json, _), (.jsonLines, _): return .json
        case (nil, .some(let syntax)): return syntax
        case (.rss, _), (.atom, _):
            throw FeedReadError(position: SourcePosition(line: 1), message: "This is no XML; expected an XML document.")
        case (nil, nil):
            throw FeedReadError(
                position: SourcePosition(line: 1),
                message: "This is neither XML nor JSON; expected an RSS, Atom or JSON feed, or JSON Lines."
            )
        }
    }

    /// Looks past byte order mark, white space and the zero bytes of UTF-16 and UTF-32.
    private static func guess(_ bytes: [UInt8]) throws -> Syntax? {
        guard !bytes.isEmpty else {
            throw FeedReadError(position: SourcePosition(line: 1), message: "The input is empty; expected a feed.")
        }
        let skipped: Set<UInt8> = [0x00, 0x09, 0x0A, 0x0D, 0x20, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF]
        return switch bytes.first(where: { !skipped.contains($0) }) {
        case UInt8(ascii: "<"): .xml
        case UInt8(ascii: "{"), UInt8(ascii: "["): .json
        default: nil
        }
    }
}
