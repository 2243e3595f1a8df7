import FeedWriter

/// RFC 822, 2822 and 5322 with what is met in feeds: no weekday, a wrong one, full names, no seconds, years of two
/// digits, obsolete zones; and the order of C's `asctime`.
enum MailDate {
    static func read(_ text: String) -> FeedDate? {
        var words = text.replacingCommasAndComments.split(whereSeparator: \.isWhitespace).map(String.init)
        if let first = words.first, isWeekday(first) { words.removeFirst() }
        if words.count == 1 || words.first?.contains("-") == true { splitDashedDate(&words) }
        guard words.count >= 3 else { return nil }
        var date: CalendarDate?
        if let day = number(words[0], digits: 1...2), let month = month(words[1]), let year = year(words[2]) {
            date = CalendarDate(year: year, month: month, day: day)
            words.removeFirst(3)
        } else if let month = month(words[0]), let day = number(words[1], digits: 1...2) {
            date = monthFirst(month: month, day: day, words: &words)
        }
        guard var date else { return nil }
        if let time = words.first, time.contains(":") {
            guard readTime(time, into: &date) else { return nil }
            words.removeFirst()
        }
        guard let offset = offset(words) else { return nil }
        date.offsetMinutes = offset
        return date.feedDate
    }

    /// `Jan 5 2004 …` or, as `asctime` has it, `Jan 5 09:00:00 2004`.
    private static func monthFirst(month: Int, day: Int, words: inout [String]) -> CalendarDate? {
        let yearPlace = words[2].contains(":") ? words.count - 1 : 2
        guard yearPlace < words.count, let year = year(words[yearPlace]) else { return nil }
        words.remove(at: yearPlace)
        words.removeFirst(2)
        return CalendarDate(year: year, month: month, day: day)
    }

    /// `05-Jan-2004` to three words.
    private static func splitDashedDate(_ words: inout [String]) {
        guard let first = words.first else { return }
        let parts = first.split(separator: "-").map(String.init)
        guard parts.count == 3, month(parts[1]) != nil else { return }
        words.replaceSubrange(0..<1, with: parts)
    }

    private static func readTime(_ text: String, into date: inout CalendarDate) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let hour = number(parts[0], digits: 1...2),
            let minute = number(parts[1], digits: 1...2)
        else { return false }
        date.hour = hour
        date.minute = minute
        guard parts.count == 3 else { return true }
        let pieces = parts[2].split(separator: ".", maxSplits: 1)
        guard let whole = pieces.first, let second = number(whole, digits: 1...2) else { return false }
        date.second = second
        guard pieces.count == 2 else { return true }
        guard pieces[1].allSatisfy({ $0.isASCII && $0.isNumber }) else { return false }
        date.millisecond = Int((pieces[1] + "00").prefix(3)) ?? 0
        return true
    }

    private static func offset(_ words: [String]) -> Int? {
        guard let zone = words.first else { return 0 }
        guard words.count == 1 else {
            return words.count == 2 && zone.uppercased() == "GMT" ? offset([words[1]]) : nil
        }
        if let known = zones[zone.uppercased()] { return known }
        var digits = Substring(zone)
        for prefix in ["GMT", "UTC", "UT"] where digits.uppercased().hasPrefix(prefix) {
            digits = digits.dropFirst(prefix.count)
        }
        guard let sign = digits.first, sign == "+" || sign == "-" else { return nil }
        let plain = digits.dropFirst().filter { $0 != ":" }
        let padded = plain.count <= 2 ? plain + "00" : plain.count == 3 ? "0" + plain : plain
        guard let value = number(padded, digits: 3...4), value % 100 < 60 else { return nil }
        return (sign == "-" ? -1 : 1) * (value / 100 * 60 + value % 100)
    }

    private static func number(_ text: some StringProtocol, digits: ClosedRange<Int>) -> Int? {
        guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }

    /// A year of four digits, or of two: 00 to 49 are of this century (RFC 5322 §4.3).
    private static func year(_ text: String) -> Int? {
        guard let value = number(text, digits: 2...4) else { return nil }
        return switch text.utf8.count {
        case 2: value < 50 ? 2000 + value : 1900 + value
        case 3: 1900 + value
        default: value
        }
    }

    private static func month(_ text: String) -> Int? {
        guard text.count >= 3 else { return nil }
        let name = text.lowercased().filter { $0 != "." }
        return months.firstIndex { $0.hasPrefix(name) || (name == "sept" && $0 == "september") }.map { $0 + 1 }
    }

    private static func isWeekday(_ text: String) -> Bool {
        let name = text.lowercased().filter { $0 != "." }
        return name.count >= 2 && weekdays.contains { $0.hasPrefix(name) }
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    /// Minutes east of UTC of the zones that have names (RFC 5322 §4.3); the military letters all mean UTC there, since
    /// RFC 822 had their signs wrong.
    static let zones: [String: Int] = {
        var zones = [
            "GMT": 0, "UT": 0, "UTC": 0, "WET": 0, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420,
            "MDT": -360, "PST": -480, "PDT": -420, "AKST": -540, "AKDT": -480, "HST": -600, "AST": -240, "ADT": -180,
            "BST": 60, "WEST": 60, "CET": 60, "MET": 60, "CEST": 120, "MEST": 120, "EET": 120, "EEST": 180, "MSK": 180,
            "JST": 540, "KST": 540, "HKT": 480, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
        ]
        for letter in "ABCDEFGHIKLMNOPQRSTUVWXYZ" { zones[String(letter)] = 0 }
        return zones
    }()
}

extension String {
    /// Commas as spaces, parenthesised comments left out.
    fileprivate var replacingCommasAndComments: String {
        var depth = 0
        var output = ""
        for character in self {
            switch character {
            case "(": depth += 1
            case ")": depth = max(0, depth - 1)
            case ",": output.append(" ")
            default: if depth == 0 { output.append(character) }
            }
        }
        return output
    }
}
