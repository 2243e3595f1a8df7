/// The ordinals that an article has in the facets that it is or ever was in, as pairs sorted by facet.
struct PostgresOrdinals: Sendable {
    /// The facets.
    private(set) var facets: [Int64] = []
    /// The ordinal in each of the facets.
    private(set) var ordinals: [Int64] = []

    /// Begins with none.
    init() {}

    /// Takes pairs in any order.
    init(facets: [Int64], ordinals: [Int64]) {
        for (facet, ordinal) in zip(facets, ordinals) { self[facet] = ordinal }
    }

    /// The ordinal in a facet; nil if the article was never in it.
    subscript(facet: Int64) -> Int64? {
        get {
            let index = index(of: facet)
            return index < facets.count && facets[index] == facet ? ordinals[index] : nil
        }
        set {
            let index = index(of: facet)
            let isKnown = index < facets.count && facets[index] == facet
            if isKnown {
                facets.remove(at: index)
                ordinals.remove(at: index)
            }
            guard let newValue else { return }
            facets.insert(facet, at: index)
            ordinals.insert(newValue, at: index)
        }
    }

    /// Where a facet is, or would have to be put in.
    private func index(of facet: Int64) -> Int {
        // Most come in order.
        guard let last = facets.last, last >= facet else { return facets.count }
        var (low, high) = (0, facets.count)
        while low < high {
            let middle = (low + high) / 2
            if facets[middle] < facet { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
