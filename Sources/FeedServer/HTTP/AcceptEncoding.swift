/// Which content codings a request takes, and how much it wants each (RFC 9110 §12.5.3).
struct AcceptEncoding: Sendable, Hashable {
    private var gzip: Int?
    private var identity: Int?
    private var others: Int?

    /// Reads the field; a request without one takes the identity alone.
    init<Text: BidirectionalCollection<UInt8>>(_ value: Text?) where Text.SubSequence == Text {
        var rest = value
        while let element = WeightedElement.next(&rest) {
            if HeaderSyntax.isEqual(element.name, "gzip") || HeaderSyntax.isEqual(element.name, "x-gzip") {
                gzip = gzip ?? element.quality
            } else if HeaderSyntax.isEqual(element.name, "identity") {
                identity = identity ?? element.quality
            } else if HeaderSyntax.isEqual(element.name, "*") {
                others = others ?? element.quality
            }
        }
    }

    /// How much a coding is wanted, in thousandths; 0 is not acceptable.
    ///
    /// The identity is acceptable unless it is refused by name or by `*`, but less than whatever is named.
    func quality(of coding: ContentCoding) -> Int {
        switch coding {
        case .gzip: gzip ?? others ?? 0
        case .identity: identity ?? others ?? 1
        }
    }

    /// The variant that the request wants most, of those that meet a condition; among equals the first.
    func best(
        of variants: [PreparedDocument.Variant],
        where isMeant: (PreparedDocument.Variant) -> Bool = { _ in true }
    ) -> PreparedDocument.Variant? {
        var best: PreparedDocument.Variant?
        var highest = 0
        for variant in variants {
            let quality = quality(of: variant.coding)
            if quality > highest, isMeant(variant) {
                best = variant
                highest = quality
            }
        }
        return best
    }
}
