import FeedWriter

/// Which addresses are pages of the site: those at its host and port, by http or https.
///
/// A sitemap may name no others (https://www.sitemaps.org/protocol.html#location).
struct SiteHost: Sendable {
    private let authority: String?

    /// Takes the address of the site.
    init(of url: String) { authority = Self.authority(of: url) }

    /// Whether an address is at the site.
    func holds(_ url: String) -> Bool {
        authority.map { Self.authority(of: url) == $0 } ?? false
    }

    /// Host and port in lower case, without a port that goes without saying; nil where it is no web address.
    private static func authority(of url: String) -> String? {
        guard let written = AbsoluteURL.written(url), let colon = written.utf8.firstIndex(of: UInt8(ascii: ":")),
            let port = ["http": ":80", "https": ":443"][written[..<colon].lowercased()]
        else { return nil }
        let rest = written.utf8[colon...].dropFirst(3)
        let authority = Substring(rest.prefix { !"/?#".utf8.contains($0) }).lowercased()
        return authority.hasSuffix(port) ? String(authority.dropLast(port.utf8.count)) : authority
    }
}
