/// Old paths and the places that they are answered with.
struct AliasTable: Sendable {
    private let literal: [String: String]
    private let patterns: [(from: [Piece], to: [Piece])]

    /// A part of a path: text as it stands, or a placeholder that takes one segment or part of one.
    private enum Piece: Sendable {
        case text(String)
        case placeholder(String)
    }

    /// Takes the aliases of a configuration, the first that fits being the one that counts.
    init(_ aliases: [Configuration.Alias]) {
        literal = Dictionary(
            aliases.filter { !$0.from.contains("{") }.map { ($0.from, $0.to) },
            uniquingKeysWith: { first, _ in first }
        )
        patterns = aliases.filter { $0.from.contains("{") }.map { (Self.pieces(of: $0.from), Self.pieces(of: $0.to)) }
    }

    /// Where a percent-decoded path leads, percent-encoded; nil if it is no alias.
    func target(of path: String) -> String? {
        if let target = literal[path] { return Self.encode(target) }
        for (from, to) in patterns {
            guard let values = Self.match(from[...], path[...]) else { continue }
            return Self.encode(
                to.map { piece in
                    switch piece {
                    case .text(let text): text
                    case .placeholder(let name): values[name] ?? ""
                    }
                }
                .joined()
            )
        }
        return nil
    }

    private static func encode(_ target: String) -> String {
        target.hasPrefix("/") ? PercentEncoding.path(target) : target
    }

    private static func pieces(of pattern: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = pattern[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
            pieces.append(.placeholder(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        return pieces
    }

    /// Matches from the left; a placeholder takes as little as it can, at least one character, and never a slash, so
    /// that the time is linear in the path for each placeholder.
    private static func match(_ pieces: ArraySlice<Piece>, _ path: Substring) -> [String: String]? {
        guard let piece = pieces.first else { return path.isEmpty ? [:] : nil }
        switch piece {
        case .text(let text):
            return path.hasPrefix(text) ? match(pieces.dropFirst(), path.dropFirst(text.count)) : nil
        case .placeholder(let name):
            let segment = path.prefix { $0 != "/" }
            guard !segment.isEmpty else { return nil }
            var end = segment.endIndex
            if case .text(let next)? = pieces.dropFirst().first, !next.hasPrefix("/") {
                guard let found = segment.firstRange(of: next.prefix { $0 != "/" }) else { return nil }
                end = found.lowerBound
            }
            guard end > segment.startIndex, var values = match(pieces.dropFirst(), path[end...]) else { return nil }
            values[name] = String(path[..<end])
            return values
        }
    }
}
