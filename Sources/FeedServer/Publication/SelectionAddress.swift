import Store

/// The query of an address that chooses from a feed, as it was sent: `all=headline/mobile&none=product/phones`.
///
/// Lists stand after commas or under repeated keys; a plus is a blank, as forms have it (URL Standard §5). Keys that
/// choose nothing are passed over.
struct SelectionAddress: Sendable, Hashable {
    /// What may be chosen by.
    enum Key: String, Sendable, Hashable, CaseIterable {
        case all, any, author, language, none, q, source, taxonomy
    }

    /// What is to be added to the address of a feed, for those who list it.
    static let help = "choose from it by adding ?" + Key.allCases.map { $0.rawValue + "=…" }.joined(separator: "&")

    /// The values of each key that is there, in their order, without those that are empty.
    private(set) var values: [Key: [String]] = [:]

    /// Takes a query apart.
    /// - Throws: `SelectionRefusal.malformed` if the value of a key is no text.
    init(_ query: String) throws(SelectionRefusal) {
        for part in query.utf8.split(separator: UInt8(ascii: "&")) {
            let pair = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let key = Self.text(pair[0]).flatMap(Key.init(rawValue:)) else { continue }
            guard let value = pair.count == 2 ? Self.text(pair[1]) : "" else { throw .malformed }
            switch key {
            case .all, .any, .none:
                let names = value.utf8.split(separator: UInt8(ascii: ",")).map { String(Substring($0)) }
                values[key, default: []] += names
            case .author, .language, .q, .source, .taxonomy:
                values[key, default: []] += value.isEmpty ? [] : [value]
            }
        }
    }

    /// The one spelling of conditions: keys and the values of a list in the order of their bytes, everything escaped that
    /// is no letter or digit of ASCII, hyphen, full stop, underscore, tilde, slash or comma.
    static func text(of query: ArticleQuery) -> String {
        func list(_ categories: [CategoryReference]) -> String? {
            let names = Set(categories.map(\.name)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            return names.isEmpty ? nil : names.joined(separator: ",")
        }
        let values: [(Key, String?)] = [
            (.all, list(query.all)), (.any, list(query.any)), (.author, query.author), (.language, query.language),
            (.none, list(query.none)), (.q, query.text), (.source, query.source), (.taxonomy, query.taxonomy),
        ]
        return values.compactMap { key, value in value.map { "\(key.rawValue)=\(PercentEncoding.queryValue($0))" } }
            .joined(separator: "&")
    }

    /// Decodes a key or a value; nil if it is no text.
    private static func text(_ bytes: some Sequence<UInt8>) -> String? {
        let spaced = bytes.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 }
        return PercentEncoding.decode(spaced).flatMap { String(validating: $0, as: UTF8.self) }
    }
}
