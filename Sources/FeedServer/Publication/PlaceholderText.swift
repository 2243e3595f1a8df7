/// A path with placeholders in braces, taken apart once to be filled in for each of thousands of feeds.
struct PlaceholderText: Sendable {
    private enum Piece: Sendable {
        case text(String)
        case placeholder(FeedTemplate.Placeholder)
    }

    private let pieces: [Piece]

    /// Takes a text apart; braces around anything else than the name of a placeholder stay as they are.
    init(_ text: String) {
        var pieces: [Piece] = []
        var rest = text.utf8[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "{")),
            let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
        {
            let after = rest.index(after: close)
            if let placeholder = FeedTemplate.Placeholder(rawValue: Self.string(rest[rest.index(after: open)..<close]))
            {
                pieces += [.text(Self.string(rest[..<open])), .placeholder(placeholder)]
            } else {
                pieces.append(.text(Self.string(rest[..<after])))
            }
            rest = rest[after...]
        }
        self.pieces = pieces + [.text(Self.string(rest))]
    }

    /// The text with values in the places of its placeholders.
    func filled(_ value: (FeedTemplate.Placeholder) -> String) -> String {
        var result = ""
        for piece in pieces {
            switch piece {
            case .text(let text): result += text
            case .placeholder(let placeholder): result += value(placeholder)
            }
        }
        return result
    }

    private static func string(_ bytes: Substring.UTF8View) -> String { String(Substring(bytes)) }
}
