/// A list of the site's pages for search engines, by its path.
enum Sitemap: Sendable, Hashable {
    /// Every page, or where that would be too many for one document the list of its parts.
    case pages
    /// A part of the pages, counted from 1.
    case part(Int)
    /// The pages with news (Google News).
    case news

    private static let partPrefix = "/sitemap-"
    private static let suffix = ".xml"

    /// The sitemap at a path; nil where there is none, however many pages the site has.
    init?(path: String) {
        switch path {
        case "/sitemap.xml": self = .pages
        case "/sitemap-news.xml": self = .news
        default:
            let bytes = path.utf8
            guard bytes.starts(with: Self.partPrefix.utf8), bytes.suffix(4).elementsEqual(Self.suffix.utf8) else {
                return nil
            }
            let digits = bytes.dropFirst(Self.partPrefix.utf8.count).dropLast(Self.suffix.utf8.count)
            guard (1...9).contains(digits.count), digits.first != UInt8(ascii: "0"),
                digits.allSatisfy(HeaderSyntax.isDigit), let number = Int(Substring(digits))
            else { return nil }
            self = .part(number)
        }
    }

    /// The path.
    var path: String {
        switch self {
        case .pages: "/sitemap.xml"
        case .part(let number): Self.partPrefix + String(number) + Self.suffix
        case .news: "/sitemap-news.xml"
        }
    }

    /// The path without its leading slash.
    var fileName: String { String(path.dropFirst()) }
}
