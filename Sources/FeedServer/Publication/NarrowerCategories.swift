import Store

/// The categories below each of thousands, which are known by their numbers.
struct NarrowerCategories: Sendable {
    /// Those below each, one category after another.
    private var numbers: [Int] = []
    /// Where those below each end.
    private var ends: [Int] = []

    /// There are none.
    init() {}

    /// Finds those below each; no category is below itself.
    init(_ categories: [CategoryReference], parents: [Int?]) {
        guard parents.contains(where: { $0 != nil }) else {
            ends = [Int](repeating: 0, count: categories.count)
            return
        }
        var counts = [Int](repeating: 0, count: categories.count)
        Self.forEachAbove(parents.indices, parents) { above, _ in counts[above] += 1 }
        var end = 0
        ends.reserveCapacity(counts.count)
        for count in counts {
            ends.append(end)
            end += count
        }
        // They are put in by slug, and so are sorted wherever they are put; each place moves on to its end.
        numbers = [Int](repeating: 0, count: end)
        let sorted = parents.indices.filter { parents[$0] != nil }.sorted { categories[$0].slug < categories[$1].slug }
        Self.forEachAbove(sorted, parents) { above, number in
            numbers[ends[above]] = number
            ends[above] += 1
        }
    }

    /// The categories below one, sorted.
    subscript(number: Int) -> ArraySlice<Int> { numbers[(number == 0 ? 0 : ends[number - 1])..<ends[number]] }

    private static func forEachAbove(
        _ numbers: some Sequence<Int>,
        _ parents: [Int?],
        _ body: (_ above: Int, _ number: Int) -> Void
    ) {
        for number in numbers {
            var above = parents[number]
            while let category = above {
                body(category, number)
                above = parents[category]
            }
        }
    }
}
