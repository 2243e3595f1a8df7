/// Looks at the change log, and keeps of each article whether the log left it shown.
struct LogCheck {
    /// The newest time that was ever written.
    let newestTime: Timestamp
    /// Of each article in the order of ids, whether its last change left it shown.
    private(set) var isShown: [Bool]
    /// How many rows were looked at.
    private(set) var count = 0
    private var last: (sequence: Int64, time: Timestamp) = (0, Timestamp(milliseconds: .min))
    private var readable: Set<String> = []

    /// Nothing looked at yet.
    init(newestTime: Timestamp, articles: Int) {
        self.newestTime = newestTime
        isShown = [Bool](repeating: false, count: articles)
    }

    /// Looks at some rows.
    mutating func look(at page: RecordPage, _ report: inout StoreCheckReport) {
        count += page.count
        var unreadable = page.unreadable.map(\.key.number)[...]
        for record in page.records {
            guard case .change(let change) = record else { continue }
            // What could not be read has been told, and is no hole besides.
            let told = unreadable.prefix { $0 < change.sequence }.count
            unreadable.removeFirst(told)
            for problem in problems(change, behind: told) {
                report.add(.log, "change \(change.sequence)", problem, StoreFinding.restore)
            }
            last = (change.sequence, max(last.time, change.time))
            let index = Int(change.article) - 1
            if isShown.indices.contains(index) { isShown[index] = change.after != nil }
        }
        if let end = page.last?.number { last.sequence = end }
    }

    /// What is wrong with a change, before which so many could not be read.
    private mutating func problems(_ change: ChangeRecord, behind unreadable: Int) -> [String] {
        var problems: [String] = []
        if change.sequence != last.sequence + 1 + Int64(unreadable) {
            problems.append("it follows change \(last.sequence); what was between them is missing")
        }
        if change.time < last.time { problems.append("it is older than the change before it") }
        if change.time > newestTime { problems.append("it is newer than the newest time that the store knows") }
        let kind = ArticleLifecycle.kind(wasShown: change.before != nil, isShown: change.after != nil)
        if change.kind == .erased ? change.after != nil : change.kind != kind {
            problems.append("its kind is \(change.kind.rawValue), and what it says of before and after is not")
        }
        for text in [change.before, change.after].compactMap(\.self) where !isReadable(text) {
            problems.append("what it says of before and after cannot be read")
        }
        let index = Int(change.article) - 1
        if isShown.indices.contains(index), isShown[index] != (change.before != nil) {
            problems.append("it does not begin with what the change before it left of the article")
        }
        return problems
    }

    /// Whether facets can be read; most rows repeat those before.
    private mutating func isReadable(_ text: String) -> Bool {
        if readable.contains(text) { return true }
        guard FacetsJSON.decode(text) != nil else { return false }
        if readable.count >= 10_000 { readable = [] }
        readable.insert(text)
        return true
    }
}
