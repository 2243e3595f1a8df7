/// The grammar of a JSON number (RFC 8259 §6).
enum JSONNumber {
    /// Whether a spelling is a JSON number.
    static func isValid(_ spelling: String) -> Bool {
        var rest = Substring(spelling).utf8
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        let whole = takeDigits(from: &rest)
        guard whole == 1 || (whole > 1 && spelling.utf8.first { $0 != UInt8(ascii: "-") } != UInt8(ascii: "0")) else {
            return false
        }
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            guard takeDigits(from: &rest) > 0 else { return false }
        }
        if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
            rest.removeFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
            guard takeDigits(from: &rest) > 0 else { return false }
        }
        return rest.isEmpty
    }

    private static func takeDigits(from rest: inout Substring.UTF8View) -> Int {
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        rest = rest.dropFirst(digits.count)
        return digits.count
    }
}
