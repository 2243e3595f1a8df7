/// Gathers text into lines, with white space collapsed.
struct PlainTextLines {
    private var text = ""
    private var pendingSpace = false
    private var pendingBreak = false

    /// Adds text in UTF-8 to the current line.
    mutating func append(_ bytes: [UInt8]) {
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if isSpace(scalar) {
                pendingSpace = true
                continue
            }
            if text.isEmpty || pendingBreak, isIndentation(scalar) { continue }
            if !text.isEmpty {
                if pendingBreak {
                    text.unicodeScalars.append("\n")
                } else if pendingSpace {
                    text.unicodeScalars.append(" ")
                }
            }
            pendingSpace = false
            pendingBreak = false
            text.unicodeScalars.append(scalar)
        }
    }

    /// Ends the current line; what follows begins a new one.
    mutating func endLine() {
        pendingBreak = true
    }

    /// The no-break space and the ideographic one, which pages indent paragraphs with.
    private func isIndentation(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{A0}" || scalar == "\u{3000}"
    }

    /// The lines, joined by line feeds.
    func finished() -> String {
        text
    }

    /// White space that HTML collapses.
    private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0C, 0x0D, 0x20: true
        default: false
        }
    }
}
