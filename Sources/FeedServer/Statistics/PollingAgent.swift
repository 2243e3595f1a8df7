/// A user agent without what differs from feed to feed: how many readers it polls for, and its number for the feed.
///
/// Aggregators poll for many readers and say so in User-Agent, as no standard has it but all of them do:
///
///     Feedly/1.0 (+http://www.feedly.com/fetcher.html; 16 subscribers; )
///     Feedbin feed-id:1373711 - 142 subscribers
///     NewsBlur Feed Fetcher - 3 subscribers - http://www.newsblur.com/site/1234/news (Macintosh)
///
/// With that taken out each is one agent.
struct PollingAgent: Sendable, Hashable {
    /// What is left of User-Agent; empty where there was none.
    let name: String
    /// Readers whom it polls for, if it says so.
    let subscribers: Int?
    /// The fingerprint of its own number for the feed, if it says that.
    let feed: UInt64?

    /// How many bytes of User-Agent are looked at.
    static let longest = 512
    /// More readers than that are not believed: there are no more people.
    private static let mostSubscribers = 10_000_000_000

    /// An agent that was taken apart.
    init(name: String, subscribers: Int?, feed: UInt64?) {
        self.name = name
        self.subscribers = subscribers
        self.feed = feed
    }

    /// Takes a user agent apart.
    init(_ userAgent: UnsafeRawBufferPointer) {
        let bytes = Array(userAgent.prefix(Self.longest))
        var left: [UInt8] = []
        var subscribers: Int?
        var feed: UInt64?
        var index = 0
        while index < bytes.count {
            if let (number, end) = Self.subscribers(in: bytes, at: index) {
                subscribers = number
                index = end
            } else if let (number, end) = Self.feed(in: bytes, at: index) {
                feed = number
                index = end
            } else {
                left.append(bytes[index])
                index += 1
            }
        }
        self.subscribers = subscribers
        self.feed = feed
        let isAggregator = subscribers != nil || feed != nil
        let text = isAggregator ? AgentText.tidied(AgentText.withoutFeedPages(left)) : left
        name = String(decoding: text, as: UTF8.self)
    }

    /// `16 subscribers` at an index, and where it ends.
    private static func subscribers(in bytes: [UInt8], at start: Int) -> (Int, end: Int)? {
        guard isDigit(bytes[start]), start == 0 || !isPartOfWord(bytes[start - 1]) else { return nil }
        var index = start
        var number = 0
        while index < bytes.count, isDigit(bytes[index]) || bytes[index] == UInt8(ascii: ",") {
            if isDigit(bytes[index]) { number = number * 10 + Int(bytes[index] - UInt8(ascii: "0")) }
            guard number <= mostSubscribers else { return nil }
            index += 1
        }
        let unit = skipSpaces(bytes, index)
        guard unit > index else { return nil }
        index = unit
        while index < bytes.count, isLetter(bytes[index]) { index += 1 }
        let word = bytes[unit..<index].map { $0 | 0x20 }
        return units.contains { $0.elementsEqual(word) } ? (number, index) : nil
    }

    /// `feed-id=123`, `feed-id:123` or `feedID: 123` at an index, and where it ends.
    private static func feed(in bytes: [UInt8], at start: Int) -> (UInt64, end: Int)? {
        guard bytes[start] | 0x20 == UInt8(ascii: "f"), start + 1 < bytes.count,
            bytes[start + 1] | 0x20 == UInt8(ascii: "e"), start == 0 || !isPartOfWord(bytes[start - 1])
        else {
            return nil
        }
        for label in feedLabels {
            guard bytes[start...].prefix(label.count).lazy.map({ $0 | 0x20 }).elementsEqual(label) else { continue }
            let sign = skipSpaces(bytes, start + label.count)
            guard sign < bytes.count, bytes[sign] == UInt8(ascii: "=") || bytes[sign] == UInt8(ascii: ":") else {
                return nil
            }
            let value = skipSpaces(bytes, sign + 1)
            let end = bytes[value...].firstIndex(where: AgentText.isEnd) ?? bytes.count
            return end > value ? (bytes[value..<end].withUnsafeBytes { Fingerprint.of($0) }, end) : nil
        }
        return nil
    }

    private static let units = ["subscribers", "subscriber", "readers", "reader"].map(\.utf8)
    /// In lower case by `| 0x20`, which leaves the hyphen as it is.
    private static let feedLabels = ["feed-id", "feedid"].map(\.utf8)

    private static func skipSpaces(_ bytes: [UInt8], _ start: Int) -> Int {
        bytes[start...].firstIndex { $0 != 0x20 } ?? bytes.count
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func isPartOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: isDigit(byte) || isLetter(byte)
        }
    }
}
