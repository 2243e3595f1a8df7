/// Takes out of UTF-8 the characters that XML 1.0 §2.2 forbids: C0 controls but tab, line feed and carriage return,
/// U+FFFE and U+FFFF.
///
/// One control character in one title would otherwise make every article of the file unreadable.
struct LegalCharacterFilter {
    private(set) var removedCharacterCount = 0
    private(set) var lineCount = 0
    /// The line, from 1, of the first character that was removed.
    private(set) var firstRemovedLine: Int?

    /// Appends what is legal; the bytes are whole characters.
    mutating func append(_ bytes: [UInt8], to output: inout [UInt8]) {
        var start = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let length: Int
            if byte < 0x20, byte != 0x09, byte != 0x0D {
                guard byte != 0x0A else {
                    lineCount += 1
                    index += 1
                    continue
                }
                length = 1
            } else if byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE {
                length = 3
            } else {
                index += 1
                continue
            }
            output.append(contentsOf: bytes[start..<index])
            removedCharacterCount += 1
            if firstRemovedLine == nil { firstRemovedLine = lineCount + 1 }
            index += length
            start = index
        }
        output.append(contentsOf: bytes[start...])
    }
}
