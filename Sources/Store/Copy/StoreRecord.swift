/// One thing that a store knows, as every backend can say it and take it.
///
/// The records of a store, kind by kind and each kind in the order of its keys, are all of it: two stores with the same
/// records give the same documents, byte for byte. Articles are named by their numbers in the order of their ids, from
/// 1, since the keys that a backend knows them by are its own business.
enum StoreRecord: Sendable, Hashable {
    /// What the store remembers of itself.
    case settings(SettingsRecord)
    /// A category that has a parent.
    case parent(ParentRecord)
    /// A value that feed paths can be made from.
    case knownValue(KnownValueRecord)
    /// When a definition was first seen.
    case definition(DefinitionRecord)
    /// What a facet knows of itself.
    case facet(FacetRecord)
    /// An article.
    case article(HeldArticle)
    /// A row of the change log.
    case change(ChangeRecord)
    /// An article in the history of a facet.
    case history(HistoryRecord)
    /// An article that is shown in a facet.
    case listing(ListingRecord)

    /// Raised whenever records say something else, or come in another order, than before: what another version began to
    /// copy is not gone on with.
    static let version = 1

    /// The kinds of records, in the order in which they are copied.
    enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
        case settings
        case hierarchy
        case knownValues = "known values"
        case definitions
        case facets
        case articles
        case changes
        case histories
        case listings

        /// The kinds that a copy is made of; the others follow from these, and the target makes them itself.
        static let copied = allCases.filter { $0 != .listings }

        /// The kinds that change without an article being changed; there is little of them.
        static let small: [Kind] = [.settings, .hierarchy, .knownValues, .definitions, .facets]
    }

    /// Where a record stands among those of its kind: by its texts, byte by byte, then by its number.
    struct Key: Sendable, Hashable, Codable {
        /// The texts, as many as the kind has.
        var texts: [String] = []
        /// The number.
        var number: Int64 = 0
    }

    /// Where it stands among those of its kind.
    var key: Key {
        switch self {
        case .settings: Key()
        case .parent(let record): Key(texts: [record.category.taxonomy, record.category.slug])
        case .knownValue(let record): Key(texts: [record.kind.rawValue, record.key])
        case .definition(let record): Key(texts: [record.digest])
        case .facet(let record): Key(texts: record.facet.texts)
        case .article(let record): Key(texts: [record.stored.article.id])
        case .change(let record): Key(number: record.sequence)
        case .history(let record): Key(texts: record.facet.texts, number: record.ordinal)
        case .listing(let record): Key(texts: record.facet.texts + [record.id], number: record.published.milliseconds)
        }
    }

    /// Writes what the record says, the same for the same and different for another.
    func write(to bytes: inout RecordBytes) {
        switch self {
        case .settings(let record): record.write(to: &bytes)
        case .parent(let record): record.write(to: &bytes)
        case .knownValue(let record): record.write(to: &bytes)
        case .definition(let record): record.write(to: &bytes)
        case .facet(let record): record.write(to: &bytes)
        case .article(let record): record.write(to: &bytes)
        case .change(let record): record.write(to: &bytes)
        case .history(let record): record.write(to: &bytes)
        case .listing(let record): record.write(to: &bytes)
        }
    }
}

extension FacetKey {
    /// What names the facet, in the order by which facets are sorted.
    var texts: [String] { [kind.rawValue, key, range] }

    /// The facet that some texts name, or nil if they name none.
    init?(texts: [String]) {
        guard texts.count >= 3, let kind = Kind(rawValue: texts[0]) else { return nil }
        self.init(kind: kind, key: texts[1], range: texts[2])
    }

    /// Writes its name.
    func write(to bytes: inout RecordBytes) {
        for text in texts { bytes.add(text) }
    }
}
