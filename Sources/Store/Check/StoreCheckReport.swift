/// What was looked at in a store, and what was found.
public struct StoreCheckReport: Sendable, Hashable, Codable {
    /// Where the store is, free of passwords.
    public var location: String
    /// How many articles were looked at, whatever their states.
    public var articles = 0
    /// How many rows of the change log were.
    public var changes = 0
    /// What is wrong, the first of it.
    public private(set) var findings: [StoreFinding] = []
    /// How many more findings there were.
    public private(set) var more = 0

    /// The most findings that are told one by one.
    static let mostFindings = 100

    /// A report with nothing in it yet.
    init(location: String) {
        self.location = location
    }

    /// Adds a finding.
    mutating func add(_ part: StoreFinding.Part, _ place: String, _ problem: String, _ advice: String) {
        guard findings.count < Self.mostFindings else {
            more += 1
            return
        }
        findings.append(StoreFinding(part: part, place: place, problem: problem, advice: advice))
    }

    /// Adds what could not be read.
    mutating func add(_ unreadable: [(key: StoreRecord.Key, problem: String)], of kind: StoreRecord.Kind) {
        let part: StoreFinding.Part = kind == .articles ? .content : kind == .changes ? .log : .index
        let advice = kind == .articles ? StoreFinding.importAgain : StoreFinding.restore
        for (key, problem) in unreadable {
            add(part, "\(kind.rawValue): “\(key.name)”", problem, advice)
        }
    }
}
