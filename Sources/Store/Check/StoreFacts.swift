/// What a store says of itself apart from articles, which these are held against.
struct StoreFacts {
    /// The newest sequence number of the log.
    let lastSequence: Int64
    /// The newest time that was ever written.
    private(set) var newestTime = Timestamp(milliseconds: .max)
    /// How categories hang together.
    private(set) var hierarchy = CategoryHierarchy()
    /// What feed paths can be made from, as `kind key`.
    private(set) var known: Set<String> = []
    /// Registered selections by the facets that lead to them.
    private(set) var selections: [FacetKey: [(facet: FacetKey, query: ArticleQuery)]] = [:]

    /// Begins with the end of the log.
    init(lastSequence: Int64) {
        self.lastSequence = lastSequence
    }

    /// Learns what some records say.
    mutating func learn(_ page: RecordPage, _ report: inout StoreCheckReport) {
        for record in page.records {
            switch record {
            case .settings(let record): newestTime = record.newestTime
            case .parent(let record): hierarchy.insert(record.category, under: record.parent)
            case .knownValue(let record):
                known.insert("\(record.kind.rawValue) \(record.key)")
                if record.kind == .author, Slug.make(from: record.name) != record.key {
                    let problem = "the name “\(record.name)” makes another slug"
                    report.add(.index, "author “\(record.key)”", problem, StoreFinding.rebuild)
                }
            case .definition(let record):
                check(record.firstSeen, "definition \(record.digest)", &report)
            case .facet(let record): learn(record, &report)
            default: break
            }
        }
    }

    /// The facets whose listings an article belongs into.
    func facets(of article: Article) -> [FacetKey] {
        let facets = ArticleFacets(of: article, in: hierarchy)
        var membership = FacetMembership(always: FacetKey.keys(of: facets))
        var selected: Set<FacetKey> = []
        for key in membership.always {
            for selection in selections[key] ?? []
            where facets.match(selection.query) && selected.insert(selection.facet).inserted {
                if let wanted = selection.query.wanted {
                    membership.byWords.append(.init(facet: selection.facet, wanted: wanted))
                } else {
                    membership.always.append(selection.facet)
                }
            }
        }
        return membership.facets(of: article)
    }

    private mutating func learn(_ record: FacetRecord, _ report: inout StoreCheckReport) {
        let place = "facet “\(record.facet.name)”"
        if let time = record.changedTime { check(time, place, &report) }
        if record.changedSequence > lastSequence {
            report.add(
                .index,
                place,
                "its newest change is number \(record.changedSequence), the log ends with \(lastSequence)",
                StoreFinding.rebuild
            )
        }
        guard record.facet.isSelection else { return }
        guard let query = QueryJSON.decode(record.facet.key) else {
            return report.add(.index, place, "its query cannot be read", StoreFinding.rebuild)
        }
        for lead in FacetSelection.leads(of: query) {
            selections[lead, default: []].append((record.facet, query))
        }
    }

    private func check(_ time: Timestamp, _ place: String, _ report: inout StoreCheckReport) {
        guard time > newestTime else { return }
        report.add(.index, place, "it is of a time after the newest that the store knows", StoreFinding.rebuild)
    }
}

extension FacetKey {
    /// The facet as people read it.
    var name: String { texts.filter { !$0.isEmpty }.joined(separator: " ") }
}
