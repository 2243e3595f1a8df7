/// Which content codings a request takes, and how much it wants each (RFC 9110 §12.5.3).
struct AcceptEncoding: Sendable, Hashable {
    private var named: [ContentCoding: Int] = [:]
    private var others: Int?

    /// Reads the field; a request without one takes the identity alone.
    init(_ value: String?) {
        guard let value else { return }
        for element in WeightedElement.list(value) {
            if element.name == "*" {
                others = others ?? element.quality
            } else if let coding = Self.coding(element.name) {
                named[coding] = named[coding] ?? element.quality
            }
        }
    }

    /// How much a coding is wanted, in thousandths; 0 is not acceptable.
    ///
    /// The identity is acceptable unless it is refused by name or by `*`, but less than whatever is named.
    func quality(of coding: ContentCoding) -> Int {
        named[coding] ?? others ?? (coding == .identity ? 1 : 0)
    }

    /// The variants that the request takes, the most wanted first; among equals the order given.
    func acceptable(_ variants: [PreparedDocument.Variant]) -> [PreparedDocument.Variant] {
        variants.enumerated()
            .map { (offset: $0.offset, quality: quality(of: $0.element.coding), variant: $0.element) }
            .filter { $0.quality > 0 }
            .sorted { ($1.quality, $0.offset) < ($0.quality, $1.offset) }
            .map(\.variant)
    }

    private static func coding(_ name: String) -> ContentCoding? {
        name == "x-gzip" ? .gzip : ContentCoding(rawValue: name)
    }
}
