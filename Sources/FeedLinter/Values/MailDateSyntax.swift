import FeedReader
import FeedWriter

/// Dates of RFC 822 as RSS wants them, with the years of RFC 2822.
enum MailDateSyntax {
    /// What is wrong with a date.
    struct Fault {
        /// How the message goes on behind the value.
        var message: String
        /// Whether it is a date all the same, which readers may take for another.
        var isHarmless = false
    }

    /// The first thing that is wrong.
    static func fault(of text: String) -> Fault? {
        let wrong = Fault(message: "which is no date such as Wed, 04 Mar 2026 18:00:00 +0800.")
        guard text.utf8.count <= 200 else { return wrong }
        let (plain, hasComments) = withoutComments(text)
        var words = plain.split(whereSeparator: \.isWhitespace).map(String.init)
        let dayName = takeDayName(&words)
        guard words.count == 5, isNumber(words[0], 1...2), months.contains(words[1].lowercased().prefix(3)),
            isNumber(words[2], 2...4), words[2].utf8.count != 3, isTime(words[3]), let zone = zone(words[4]),
            let date = DateReader.read(words.joined(separator: " "))
        else { return wrong }
        if let dayName, dayName != weekday(of: date) {
            return Fault(message: "whose day of the week is not that of the date.")
        }
        if words[1].utf8.count != 3 { return wrong }
        if words[2].utf8.count == 2 { return Fault(message: "whose year has two digits.", isHarmless: true) }
        if zone == .questionable {
            return Fault(message: "whose zone readers take for different ones.", isHarmless: true)
        }
        if hasComments { return Fault(message: "with a comment in it.", isHarmless: true) }
        return nil
    }

    private enum Zone {
        case good, questionable
    }

    private static func zone(_ text: String) -> Zone? {
        let name = text.uppercased()
        if ["UT", "GMT", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "Z"].contains(name) { return .good }
        if name.utf8.count == 1, name != "J", name.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
            return .questionable
        }
        guard let sign = text.first, sign == "+" || sign == "-", isNumber(String(text.dropFirst()), 4...4),
            let minutes = Int(text.suffix(2)), minutes < 60, let hours = Int(text.dropFirst().prefix(2)), hours <= 14
        else { return nil }
        return [0, 30, 45].contains(minutes) ? .good : .questionable
    }

    private static func isTime(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return (2...3).contains(parts.count) && parts.allSatisfy { isNumber(String($0), 2...2) }
    }

    private static func isNumber(_ text: String, _ digits: ClosedRange<Int>) -> Bool {
        digits.contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// Takes the name of a day with its comma off the front; the number of the day from Sunday.
    private static func takeDayName(_ words: inout [String]) -> Int? {
        guard let first = words.first else { return nil }
        let name = first.filter { $0 != "," }.lowercased()
        guard let day = days.firstIndex(of: String(name.prefix(3))), name.utf8.allSatisfy({ $0 > 0x40 }) else {
            return nil
        }
        words.removeFirst()
        if words.first == "," { words.removeFirst() }
        return day
    }

    private static func weekday(of date: FeedDate) -> Int {
        let local = date.millisecondsSince1970 + Int64(date.offsetMinutes) * 60_000
        let days = local >= 0 ? local / 86_400_000 : (local - 86_399_999) / 86_400_000
        // The first day of 1970 was a Thursday.
        return Int(((days + 4) % 7 + 7) % 7)
    }

    private static func withoutComments(_ text: String) -> (String, Bool) {
        var depth = 0
        var output = ""
        var isEscaped = false
        for character in text {
            if isEscaped {
                isEscaped = false
            } else if character == "\\", depth > 0 {
                isEscaped = true
            } else if character == "(" {
                depth += 1
                output.append(" ")
            } else if character == ")", depth > 0 {
                depth -= 1
            } else if depth == 0 {
                output.append(character == "," ? ", " : String(character))
            }
        }
        return (output, output.count < text.count && text.contains("("))
    }

    private static let days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    private static let months: [Substring] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
}
