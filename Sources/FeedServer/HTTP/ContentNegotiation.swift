import FeedWriter

/// Which form of a feed a request wants where the path leaves it open (RFC 9110 §12.5.1).
enum ContentNegotiation {
    /// The one of some forms that is most wanted, the first among equals; nil if none is acceptable.
    ///
    /// Who asks for a page gets the first, as long as nothing that there is was asked for.
    static func format<Text: HeaderSyntax.Value>(
        accept: Text?,
        among formats: [FeedFormat]
    ) -> FeedFormat? where Text.SubSequence == Text {
        let ranges = ranges(accept)
        guard !ranges.isEmpty, let first = formats.first else { return formats.first }
        var best: (format: FeedFormat, quality: Int)?
        for format in formats {
            let quality = quality(of: format, in: ranges)
            if quality > best?.quality ?? 0 { best = (format, quality) }
        }
        if let best { return best.format }
        let wantsPage = ranges.contains { pages.contains($0.name) && $0.quality > 0 }
        return wantsPage && !ranges.contains { $0.name == names(of: first)[0] } ? first : nil
    }

    /// A media range that is accepted.
    private struct Range {
        /// In lower case.
        var name: String
        /// In thousandths.
        var quality: Int
    }

    private static func ranges<Text: HeaderSyntax.Value>(_ accept: Text?) -> [Range] where Text.SubSequence == Text {
        var ranges: [Range] = []
        var rest = accept
        while let element = WeightedElement.next(&rest) {
            guard element.name.contains(UInt8(ascii: "/")) else { continue }
            let name = String(decoding: element.name, as: UTF8.self).lowercased()
            ranges.append(Range(name: name, quality: element.quality))
        }
        return ranges
    }

    /// The weight of the most specific range that takes the form: its own type, another name of it, then wildcards.
    private static func quality(of format: FeedFormat, in ranges: [Range]) -> Int {
        let names = names(of: format)
        for name in names {
            if let range = ranges.first(where: { $0.name == name }) { return range.quality }
        }
        for name in names {
            let wildcard = name.prefix { $0 != "/" } + "/*"
            if let range = ranges.first(where: { $0.name == wildcard }) { return range.quality }
        }
        return ranges.first { $0.name == "*/*" }?.quality ?? 0
    }

    /// The media types that mean a form, its own first.
    private static func names(of format: FeedFormat) -> [String] {
        switch format {
        case .rss: ["application/rss+xml", "application/xml", "text/xml"]
        case .atom: ["application/atom+xml"]
        case .json: ["application/feed+json", "application/json"]
        case .rdf: ["application/rdf+xml"]
        }
    }

    private static let pages: Set<String> = ["text/html", "application/xhtml+xml"]
}
