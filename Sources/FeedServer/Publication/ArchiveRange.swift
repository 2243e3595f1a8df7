import FeedWriter
import Store

/// Which entries of a feed an archive holds: those with these ordinals, counted from 1 in the order in which they were
/// first published in the feed.
///
/// It is part of the archive's address, so that an address means the same for ever, also once the feed's archives have
/// another length.
struct ArchiveRange: Sendable, Hashable {
    let first: Int
    let last: Int

    /// Where archives are, below the path of their feed.
    private static let segment = "/archive/"

    /// The archive of a length with a place among others, counted from 0.
    private init(number: Int, count: Int) {
        first = number * count + 1
        last = (number + 1) * count
    }

    /// The latest archive that is full, if there is one, once a feed has had so many entries in all.
    static func latest(count: Int, of total: Int) -> ArchiveRange? {
        total >= count ? ArchiveRange(number: total / count - 1, count: count) : nil
    }

    /// Every archive that is full, the oldest first.
    static func all(count: Int, of total: Int) -> [ArchiveRange] {
        (0..<total / count).map { ArchiveRange(number: $0, count: count) }
    }

    /// Takes the path of an archive, without extension, apart; nil if it is none.
    ///
    /// A comma stands in the path of no feed. Only ranges that some length of archive makes are taken.
    static func parse(_ path: String) -> (feed: String, range: ArchiveRange)? {
        let bytes = path.utf8
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")), bytes[slash...].contains(UInt8(ascii: ",")) else {
            return nil
        }
        let numbers = bytes[bytes.index(after: slash)...].split(separator: UInt8(ascii: ","), maxSplits: 1)
        let feed = String(Substring(bytes[..<slash])) + "/"
        guard numbers.count == 2, feed.hasSuffix(segment), let first = number(numbers[0]),
            let last = number(numbers[1]), first <= last, last - first < ArticleWindow.maximumCount
        else { return nil }
        let range = ArchiveRange(number: (first - 1) / (last - first + 1), count: last - first + 1)
        guard range.first == first else { return nil }
        return (String(Substring(feed.utf8.dropLast(segment.utf8.count))), range)
    }

    /// How many entries it holds, those included that are not shown.
    var count: Int { last - first + 1 }

    /// The ordinals.
    var ordinals: ClosedRange<Int> { first...last }

    /// The archive before; nil for the first.
    var previous: ArchiveRange? {
        first > 1 ? ArchiveRange(number: first / count - 1, count: count) : nil
    }

    /// The archive after, be it there yet or not.
    var next: ArchiveRange { ArchiveRange(number: last / count, count: count) }

    /// The path of the archive of a feed, without extension.
    func path(of feed: String) -> String { feed + Self.segment + "\(first),\(last)" }

    /// A number from 1 on as it is written: digits, the first of them not 0.
    private static func number(_ digits: Substring.UTF8View) -> Int? {
        guard digits.count <= 15, digits.first != UInt8(ascii: "0"), digits.allSatisfy(HeaderSyntax.isDigit) else {
            return nil
        }
        return Int(Substring(digits))
    }
}
