/// Finds the encoding of an XML document by its byte order mark or its declaration (XML 1.0 appendix F).
enum EncodingDetection {
    /// The encoding, and how many bytes of byte order mark precede the document.
    ///
    /// - Throws: `FeedReadError` when the declaration names an encoding that is not known.
    static func detect(_ head: ArraySlice<UInt8>) throws(FeedReadError) -> (CharacterEncoding, markByteCount: Int) {
        let bytes = Array(head)
        if let marked = byMark(bytes) { return marked }
        if let family = byShape(bytes) { return (family, 0) }
        guard let label = declaredLabel(bytes) else { return (.utf8, 0) }
        guard let encoding = CharacterEncoding(label: label) else {
            throw FeedReadError(
                position: SourcePosition(line: 1, byte: 0),
                message: "The encoding “\(label)” is not known; expected a label of the WHATWG Encoding Standard, "
                    + "best utf-8."
            )
        }
        // What could be read as ASCII to find the declaration is not of two or four bytes a character.
        return encoding.name.hasPrefix("utf-16") || encoding.name.hasPrefix("utf-32") ? (.utf8, 0) : (encoding, 0)
    }

    private static func byMark(_ bytes: [UInt8]) -> (CharacterEncoding, markByteCount: Int)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0x00, 0x00, 0xFE, 0xFF]) { return (.utf32BigEndian, 4) }
        if bytes.starts(with: [0xFF, 0xFE, 0x00, 0x00]) { return (.utf32LittleEndian, 4) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        return nil
    }

    /// The width of a character as the zero bytes around the first `<` show it.
    private static func byShape(_ bytes: [UInt8]) -> CharacterEncoding? {
        if bytes.starts(with: [0x00, 0x00, 0x00, 0x3C]) { return .utf32BigEndian }
        if bytes.starts(with: [0x3C, 0x00, 0x00, 0x00]) { return .utf32LittleEndian }
        if bytes.starts(with: [0x00, 0x3C]) { return .utf16BigEndian }
        if bytes.starts(with: [0x3C, 0x00]) { return .utf16LittleEndian }
        return nil
    }

    private static func declaredLabel(_ bytes: [UInt8]) -> String? {
        let start = bytes.firstIndex { $0 > 0x20 } ?? 0
        guard bytes[start...].starts(with: Array("<?xml".utf8)), let end = bytes.firstIndex(of: UInt8(ascii: ">"))
        else {
            return nil
        }
        // In the declaration each name is followed by a value in quotes, so that the values are every second piece.
        let declaration = String(decoding: bytes[start..<end], as: UTF8.self)
        let pieces = declaration.split(omittingEmptySubsequences: false) { $0 == "\"" || $0 == "'" }
        for (name, value) in zip(pieces, pieces.dropFirst()) {
            if name.filter({ !$0.isWhitespace }).hasSuffix("encoding=") { return String(value) }
        }
        return nil
    }
}
