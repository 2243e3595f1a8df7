/// Looks at articles, and keeps of each what the log and the listings have to say of it.
struct ArticleCheck {
    /// What they are held against.
    let facts: StoreFacts
    /// Of each article in the order of ids, the sum of its entries in listings; 0 where it is not shown.
    private(set) var listings: [UInt64] = []
    /// Of each article, whether it is shown.
    private var isShown: [Bool] = []
    /// The numbers of the articles that could not be read, of which nothing else can be said.
    private(set) var unreadable: Set<Int> = []

    /// Nothing looked at yet.
    init(facts: StoreFacts) {
        self.facts = facts
    }

    /// How many articles were looked at.
    var count: Int { isShown.count }

    /// Looks at some articles.
    mutating func look(at page: RecordPage, _ report: inout StoreCheckReport) {
        let unreadable = Set(page.unreadable.map(\.key))
        var records = page.records[...]
        for key in page.keysInOrder {
            if unreadable.contains(key) {
                listings.append(0)
                isShown.append(false)
                self.unreadable.insert(count)
            } else if case .article(let record)? = records.popFirst() {
                look(at: record, &report)
            }
        }
    }

    /// The numbers of the articles that the log knows as shown and are not, or the other way round.
    func differences(from log: LogCheck) -> Set<Int> {
        Set(isShown.indices.filter { isShown[$0] != log.isShown[$0] }.map { $0 + 1 }).subtracting(unreadable)
    }

    private mutating func look(at record: HeldArticle, _ report: inout StoreCheckReport) {
        let stored = record.stored
        let article = stored.article
        let isShown = article.state == .published
        self.isShown.append(isShown)
        for problem in problems(record) {
            report.add(.content, "article “\(article.id)”", problem, StoreFinding.importAgain)
        }
        guard isShown else { return listings.append(0) }
        for value in Self.values(of: article) where !facts.known.contains(value) {
            report.add(
                .index,
                "article “\(article.id)”",
                "\(value) is not among the known values",
                StoreFinding.rebuild
            )
        }
        var sum: UInt64 = 0
        for facet in facts.facets(of: article) {
            sum &+= ListingSum.hash(facet: ListingSum.hash(facet), published: stored.published, id: article.id)
        }
        listings.append(sum)
    }

    private func problems(_ record: HeldArticle) -> [String] {
        let stored = record.stored
        let article = stored.article
        var problems: [String] = []
        do throws(StoreError) {
            _ = try ArticleRecord.checked(article, index: 0, location: "")
        } catch {
            problems.append(error.message.replacing("record 0: ", with: ""))
        }
        if stored.isErased, !ArticleRecord.haveSameContent(article, Article(id: article.id)) {
            problems.append("it was erased, and there is content of it")
        }
        if !stored.isErased, stored.published != article.published ?? record.created {
            problems.append("it is not ordered by the time at which it was published")
        }
        if !Self.sayable.contains(stored.published.milliseconds) {
            problems.append("the time at which it was published is none between the years 1 and 9999")
        }
        if record.created > facts.newestTime || (stored.revised ?? record.created) > facts.newestTime {
            problems.append("it was written after the newest time that the store knows")
        }
        if article.state == .published, stored.firstPublishedSequence == nil {
            problems.append("it is shown, and nothing says since when")
        }
        if let first = stored.firstPublishedSequence, !(1...max(1, facts.lastSequence)).contains(first) {
            problems.append("it was first shown by change \(first), and the log ends with \(facts.lastSequence)")
        }
        return problems
    }

    /// The milliseconds of the years 1 to 9999, of which documents can say dates.
    private static let sayable: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999

    /// What feed paths can be made from of an article, as `kind key`.
    private static func values(of article: Article) -> [String] {
        var values = article.categories.map { "category \($0.name)" }
        if let language = article.language.flatMap(LanguageTag.canonical) { values.append("language \(language)") }
        return values + article.authors.map { "author \($0.slug)" }
    }
}

extension RecordPage {
    /// The keys of all, readable or not, in order.
    var keysInOrder: [StoreRecord.Key] {
        guard !unreadable.isEmpty else { return records.map(\.key) }
        return (records.map(\.key) + unreadable.map(\.key))
            .sorted { left, right in
                left.texts == right.texts
                    ? left.number < right.number
                    : left.texts.lexicographicallyPrecedes(right.texts) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            }
    }
}
