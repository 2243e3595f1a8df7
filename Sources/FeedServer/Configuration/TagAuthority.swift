/// Who makes the ids of a publisher, `authority,date` (RFC 4151 §2.1).
enum TagAuthority {
    /// Whether a text is a domain name or an e-mail address, a comma, and a year, month or day.
    static func isValid(_ text: String) -> Bool {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2, isDate(parts[1]) else { return false }
        let name = parts[0].split(separator: "@", omittingEmptySubsequences: false)
        switch name.count {
        case 1: return isDomain(name[0])
        case 2: return !name[0].isEmpty && name[0].utf8.allSatisfy(isMailbox) && isDomain(name[1])
        default: return false
        }
    }

    private static func isDate(_ text: Substring) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let lengths = [4, 2, 2]
        guard (1...3).contains(parts.count) else { return false }
        guard zip(parts, lengths).allSatisfy({ $0.utf8.count == $1 && $0.utf8.allSatisfy(isDigit) }) else {
            return false
        }
        let numbers = parts.compactMap { Int($0) }
        return (numbers.count < 2 || (1...12).contains(numbers[1]))
            && (numbers.count < 3 || (1...31).contains(numbers[2]))
    }

    private static func isDomain(_ text: Substring) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false)
            .allSatisfy { label in
                (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                    && label.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
            }
    }

    private static func isMailbox(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || "-._".utf8.contains(byte)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
