/// Reads heads of requests strictly, and only those that the fast path may answer: GET and HEAD without content, nothing
/// ambiguous, nothing unusual (RFC 9112 §2 to §6).
///
/// Whatever else there is, right or wrong, is left to the router's parser, which reads it from its first byte. So nothing
/// is refused here, and what is read here means the same there.
enum RequestHeadParser {
    /// What some bytes begin with.
    enum Outcome {
        case head(RequestHead)
        /// The beginning of a head that may turn out well.
        case incomplete
        /// A request for the router, or none.
        case other
    }

    /// The most fields that a head may have, as with the router's parser.
    private static let maximumFields = 100

    /// Reads the head at the beginning of some bytes.
    static func parse(_ bytes: ByteWindow) -> Outcome {
        guard let isHead = isHead(bytes) else {
            return bytes.count < 5 && mayBecomeMethod(bytes) ? .incomplete : .other
        }
        guard case .line(let end) = endOfLine(bytes, from: bytes.startIndex) else {
            return unfinished(bytes, from: bytes.startIndex)
        }
        let targetStart = bytes.startIndex + (isHead ? 5 : 4)
        guard var head = requestLine(bytes[bytes.startIndex..<end], targetStart: targetStart) else { return .other }
        head.isHead = isHead
        return fields(bytes, after: end + 2, &head)
    }

    /// Reads the fields and the empty line behind them.
    private static func fields(_ bytes: ByteWindow, after start: Int, _ head: inout RequestHead) -> Outcome {
        var lineStart = start
        var count = 0
        var known = KnownFields()
        while true {
            guard case .line(let end) = endOfLine(bytes, from: lineStart) else {
                return unfinished(bytes, from: lineStart)
            }
            if end == lineStart {
                head.byteCount = end + 2 - bytes.startIndex
                // The router counts a byte more for each field that has no space behind its colon.
                guard head.byteCount + count <= Refusal.maximumHead, head.isVersion10 || known.hasHost else {
                    return .other
                }
                return .head(head)
            }
            count += 1
            guard count <= maximumFields, known.take(bytes[lineStart..<end], into: &head) else { return .other }
            lineStart = end + 2
        }
    }

    /// Reads method, target and version, one space between them.
    private static func requestLine(_ line: ByteWindow, targetStart: Int) -> RequestHead? {
        // ` HTTP/1.1` is nine bytes.
        let targetEnd = line.endIndex - 9
        guard targetStart < targetEnd, targetEnd - targetStart <= Refusal.maximumTarget,
            line[targetStart] == UInt8(ascii: "/")
        else { return nil }
        // ` HTTP/1.` as a number, the first byte in the lowest place.
        guard line.word(at: targetEnd) == 0x2E31_2F50_5454_4820 else { return nil }
        let minor = line[line.endIndex - 1]
        guard minor == UInt8(ascii: "1") || minor == UInt8(ascii: "0") else { return nil }
        var pathEnd = targetEnd
        for index in targetStart..<targetEnd {
            let byte = line[index]
            guard byte > 0x20, byte < 0x7F else { return nil }
            if byte == UInt8(ascii: "?"), pathEnd == targetEnd { pathEnd = index }
        }
        var head = RequestHead(target: line[targetStart..<targetEnd], path: line[targetStart..<pathEnd])
        head.isVersion10 = minor == UInt8(ascii: "0")
        head.isLast = head.isVersion10
        return head
    }

    /// Whether the method is HEAD or GET; nil for any other.
    private static func isHead(_ bytes: ByteWindow) -> Bool? {
        if bytes.starts(with: "GET ".utf8) { return false }
        return bytes.starts(with: "HEAD ".utf8) ? true : nil
    }

    private static func mayBecomeMethod(_ bytes: ByteWindow) -> Bool {
        "GET ".utf8.starts(with: bytes) || "HEAD ".utf8.starts(with: bytes)
    }

    /// What a head is that ends within a line.
    private static func unfinished(_ bytes: ByteWindow, from lineStart: Int) -> Outcome {
        if case .illegal = endOfLine(bytes, from: lineStart) { return .other }
        return bytes.count < Refusal.maximumHead ? .incomplete : .other
    }

    private enum LineEnd {
        /// A line end, by the index of its carriage return.
        case line(Int)
        case none
        /// A control character that has no place in a line (RFC 9112 §2.2, RFC 9110 §5.5).
        case illegal
    }

    /// Finds the end of a line, eight bytes at a time.
    private static func endOfLine(_ bytes: ByteWindow, from start: Int) -> LineEnd {
        var index = start
        while index < bytes.endIndex {
            if index <= bytes.endIndex - 8 {
                let word = bytes.word(at: index)
                guard let offset = firstControl(word) else {
                    index += 8
                    continue
                }
                index += offset
            }
            let byte = bytes[index]
            if byte == UInt8(ascii: "\r") {
                guard index + 1 < bytes.endIndex else { return .none }
                return bytes[index + 1] == UInt8(ascii: "\n") ? .line(index) : .illegal
            }
            if byte < 0x20 && byte != UInt8(ascii: "\t") || byte == 0x7F { return .illegal }
            index += 1
        }
        return .none
    }

    /// The position of the first byte of a word that is a control character, or nil; now and then that of another byte
    /// behind one, never of a byte before the first.
    private static func firstControl(_ word: UInt64) -> Int? {
        let high: UInt64 = 0x8080_8080_8080_8080
        let low: UInt64 = 0x0101_0101_0101_0101
        let deletes = word ^ (low &* 0x7F)
        let found = ((word &- (low &* 0x20)) & ~word | (deletes &- low) & ~deletes) & high
        return found == 0 ? nil : found.trailingZeroBitCount / 8
    }
}
