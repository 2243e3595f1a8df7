/// Holds facets, histories and listings against each other, and listings against articles.
struct IndexCheck {
    /// What they are held against.
    let facts: StoreFacts
    /// Of each article in the order of ids, what is missing in listings, less what is there too much.
    private var rest: [UInt64]
    /// Which articles are in the history of the facet that is looked at.
    private var isInHistory: [Bool]

    /// Begins with the sums of entries that articles have to have.
    init(facts: StoreFacts, expected: [UInt64]) {
        self.facts = facts
        rest = expected
        isInHistory = [Bool](repeating: false, count: expected.count)
    }

    /// The numbers of the articles whose entries in listings are not what they have to be.
    var differences: Set<Int> { Set(rest.indices.filter { rest[$0] != 0 }.map { $0 + 1 }) }

    /// Goes through all facets, and through what belongs to each.
    mutating func run(
        _ source: any RecordSource,
        _ progress: StoreProgress.Handler,
        _ report: inout StoreCheckReport
    ) async throws {
        let facets = RecordCursor(source, .facets)
        let histories = RecordCursor(source, .histories)
        let listings = RecordCursor(source, .listings)
        let total = try await source.count(of: .listings)
        let entries = try await source.count(of: .histories)
        while try await facets.fill(), case .facet(let facet)? = facets.next() {
            let members = try await look(atHistoryOf: facet, histories, &report)
            try await look(atListingOf: facet, listings, &report)
            for member in members { isInHistory[member] = false }
            progress(StoreProgress(step: "listings", done: listings.count, total: total))
        }
        report.add(histories.unreadable, of: .histories)
        report.add(listings.unreadable, of: .listings)
        for (name, count, all) in [("histories", histories.count, entries), ("listings", listings.count, total)]
        where count < all {
            report.add(.index, name, "\(all - count) entries belong to no facet", StoreFinding.rebuild)
        }
    }

    private mutating func look(
        atHistoryOf facet: FacetRecord,
        _ histories: RecordCursor,
        _ report: inout StoreCheckReport
    ) async throws -> [Int] {
        var last: Int64 = 0
        var members: [Int] = []
        var problems: Set<String> = []
        while try await histories.fill(), case .history(let entry)? = histories.next(of: facet.facet) {
            if entry.ordinal != last + 1 { problems.insert("its history has a hole behind \(last)") }
            if entry.changed > facts.newestTime || (entry.withdrawn ?? entry.changed) > facts.newestTime {
                problems.insert("its history has a change after the newest time that the store knows")
            }
            last = entry.ordinal
            let index = Int(entry.article) - 1
            guard isInHistory.indices.contains(index) else { continue }
            if isInHistory[index] { problems.insert("its history has an article twice") }
            isInHistory[index] = true
            members.append(index)
        }
        if last != facet.entered {
            problems.insert("its history ends with \(last), and is said to end with \(facet.entered)")
        }
        add(problems, facet, &report)
        return members
    }

    private mutating func look(
        atListingOf facet: FacetRecord,
        _ listings: RecordCursor,
        _ report: inout StoreCheckReport
    ) async throws {
        let hash = ListingSum.hash(facet.facet)
        var count: Int64 = 0
        var problems: Set<String> = []
        while try await listings.fill(), case .listing(let entry)? = listings.next(of: facet.facet) {
            count += 1
            let index = Int(entry.article) - 1
            guard rest.indices.contains(index) else { continue }
            rest[index] &-= ListingSum.hash(facet: hash, published: entry.published, id: entry.id)
            if !isInHistory[index] { problems.insert("it lists “\(entry.id)”, which is not in its history") }
        }
        if count != facet.size {
            problems.insert("it lists \(count) articles, and is said to list \(facet.size)")
        }
        add(problems, facet, &report)
    }

    private func add(_ problems: Set<String>, _ facet: FacetRecord, _ report: inout StoreCheckReport) {
        for problem in problems.sorted() {
            report.add(.index, "facet “\(facet.facet.name)”", problem, StoreFinding.rebuild)
        }
    }
}
