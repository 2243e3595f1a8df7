extension JSONScanner {
    /// Reads a string (RFC 8259 §7).
    ///
    /// A lone surrogate has no character, so it is taken out, and so are the characters that XML 1.0 forbids, since no
    /// feed could carry them; both are counted.
    mutating func string() throws -> String {
        if let string = input.takeQuotedWord() {
            try checkSize()
            return string
        }
        let start = position
        input.advance()
        var bytes: [UInt8] = []
        while true {
            guard let byte = try input.peek() else { throw fault("The \(extent) ends within a string; expected “\"”.") }
            switch byte {
            case UInt8(ascii: "\""):
                input.advance()
                try checkSize()
                return try text(bytes, start: start)
            case UInt8(ascii: "\\"):
                input.advance()
                try escape(into: &bytes)
            case 0..<0x20:
                throw unexpected(byte, "control characters in strings to be escaped")
            default:
                bytes.append(byte)
                input.advance()
            }
            if bytes.count & 0xFFF == 0 { try checkSize() }
        }
    }

    private mutating func text(_ bytes: [UInt8], start: SourcePosition) throws -> String {
        guard case .valid(bytes.count) = UTF8Validation.validPrefix(bytes) else {
            throw FeedReadError(position: start, message: "The string is no UTF-8; expected UTF-8 (RFC 8259 §8.1).")
        }
        guard !keepsControlCharacters else { return String(decoding: bytes, as: UTF8.self) }
        var filter = LegalCharacterFilter()
        var legal: [UInt8] = []
        filter.append(bytes, to: &legal)
        for _ in 0..<filter.removedCharacterCount { noteRemovedCharacter() }
        return String(decoding: legal, as: UTF8.self)
    }

    private mutating func escape(into bytes: inout [UInt8]) throws {
        guard let kind = try input.peek() else { throw fault("The \(extent) ends within a string; expected “\"”.") }
        let simple: UInt8? =
            switch kind {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): kind
            case UInt8(ascii: "b"): 0x08
            case UInt8(ascii: "f"): 0x0C
            case UInt8(ascii: "n"): 0x0A
            case UInt8(ascii: "r"): 0x0D
            case UInt8(ascii: "t"): 0x09
            default: nil
            }
        if let simple {
            input.advance()
            bytes.append(simple)
            return
        }
        guard kind == UInt8(ascii: "u") else {
            throw unexpected(kind, "one of “\"\\/bfnrtu” after a backslash")
        }
        input.advance()
        var unit = try codeUnit()
        // A high surrogate wants a low one; another high one after it begins anew.
        while UTF16.isLeadSurrogate(unit) {
            guard try input.prefix(2).elementsEqual([UInt8(ascii: "\\"), UInt8(ascii: "u")]) else { break }
            input.advance(by: 2)
            let second = try codeUnit()
            if UTF16.isTrailSurrogate(second) {
                let value = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
                append(value, to: &bytes)
                return
            }
            noteRemovedCharacter()
            unit = second
        }
        append(UInt32(unit), to: &bytes)
    }

    private mutating func append(_ value: UInt32, to bytes: inout [UInt8]) {
        guard let scalar = Unicode.Scalar(value) else {
            noteRemovedCharacter()
            return
        }
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    private func codeUnit() throws -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = try input.peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw unexpected(try input.peek(), "four hexadecimal digits after “\\u”")
            }
            value = value << 4 | UInt16(digit)
            input.advance()
        }
        return value
    }
}
