public import FeedWriter

/// Reads one JSON text (RFC 8259), strictly: one value, UTF-8, nothing after it.
public enum JSONParser {
    /// The value of a text.
    ///
    /// Numbers stay as they are spelled; of a lone surrogate nothing stays.
    ///
    /// - Throws: `FeedReadError` with line and byte when the text is no JSON, or is nested or large beyond the limits.
    public static func parse(_ bytes: [UInt8], limits: FeedReaderLimits = FeedReaderLimits()) throws -> JSONValue {
        var scanner = JSONScanner(input: BufferedInput(MemoryByteSource(bytes)), limits: limits)
        scanner.keepsControlCharacters = true
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { scanner.input.advance(by: 3) }
        let value = try scanner.value()
        guard let rest = try scanner.peekToken() else { return value }
        throw scanner.unexpected(rest, "the end of the input after the value")
    }
}
