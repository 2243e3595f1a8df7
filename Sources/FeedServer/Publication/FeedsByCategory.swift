import Store

/// Which feeds select by which category.
///
/// Most categories have one feed: those of a category are chained, which takes no list for each of thousands.
struct FeedsByCategory: Sendable {
    private let categories: CategoryTable
    /// The last feed of each category, by the category's number.
    private var last: [Int?]
    /// The feed of the same category before each.
    private var before: [Int: Int] = [:]
    /// The feeds of categories that are not known, as feeds may name them.
    private var others: [CategoryReference: [Int]] = [:]

    /// There are no feeds yet.
    init(_ categories: CategoryTable) {
        self.categories = categories
        last = [Int?](repeating: nil, count: categories.references.count)
    }

    /// The feeds of a category, in no order.
    func feeds(of category: CategoryReference) -> [Int] {
        guard let number = categories.number(of: category) else { return others[category] ?? [] }
        var feeds: [Int] = []
        var next = last[number]
        while let feed = next {
            feeds.append(feed)
            next = before[feed]
        }
        return feeds
    }

    /// Adds a feed to a category by its number.
    mutating func add(_ feed: Int, to number: Int) {
        if let last = last[number] { before[feed] = last }
        last[number] = feed
    }

    /// Adds a feed to a category.
    mutating func add(_ feed: Int, to category: CategoryReference) {
        if let number = categories.number(of: category) {
            add(feed, to: number)
        } else {
            others[category, default: []].append(feed)
        }
    }
}
