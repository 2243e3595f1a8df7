/// What a cache of documents keeps, and what is being made for it: within a budget of bytes, the least used goes first.
struct DocumentTable: Sendable {
    /// What is kept under a key.
    struct Slot: Sendable {
        var document: PreparedDocument?
        /// Why there is none.
        var refusal: (reason: SelectionRefusal, end: ContinuousClock.Instant)?
        /// The generation that the document was rendered in, or refused.
        var renderedIn = 0
        /// Raised by every change that touches the document.
        var generation = 1
        var flight: SingleFlight<DocumentCache.Outcome>?
        var lastUse: UInt64 = 0
        /// Whether nobody has asked for what is being rendered.
        var isAhead = false

        /// The document, if no change has touched it since it was rendered.
        var fresh: PreparedDocument? { renderedIn == generation ? document : nil }

        /// Why there is none, if no change has touched it since, and that was not long ago.
        var freshRefusal: SelectionRefusal? {
            guard renderedIn == generation, let refusal, ContinuousClock.now < refusal.end else { return nil }
            return refusal.reason
        }

        /// Whether something is kept in it.
        var isFilled: Bool { document != nil || refusal != nil }
    }

    private(set) var slots: [DocumentKey: Slot] = [:]
    /// The archives among the slots, by the path of their feed.
    private(set) var archives: [String: Set<DocumentKey>] = [:]
    /// The selections among the slots.
    private(set) var selections: Set<DocumentKey> = []
    /// How many archives and selections are being rendered, or wait for that.
    private var strangersUnderWay = 0
    /// The sitemaps among the slots.
    private(set) var sitemaps: Set<DocumentKey> = []
    /// Bytes of content that are kept.
    private(set) var bytes = 0
    var budget: Int
    /// The most documents that are kept, however small they are.
    private let mostDocuments: Int
    /// Counts uses, so that the least recent is known.
    private var uses: UInt64 = 0

    /// Holds nothing yet.
    init(budget: Int, mostDocuments: Int) {
        self.budget = budget
        self.mostDocuments = mostDocuments
    }

    /// Whether a feed is kept: the lists of feeds alone are nothing to serve.
    var hasFeeds: Bool {
        slots.contains { key, slot in
            guard case .feed = key else { return false }
            return slot.document != nil
        }
    }

    /// The document if it is fresh, noting that it is used.
    mutating func use(_ key: DocumentKey) -> PreparedDocument? {
        guard let index = slots.index(forKey: key), let document = slots.values[index].fresh else { return nil }
        uses += 1
        slots.values[index].lastUse = uses
        return document
    }

    /// Marks what is kept as out of date.
    mutating func invalidate(_ key: DocumentKey) { slots[key]?.generation += 1 }

    /// Notes that somebody has asked for what is being rendered.
    mutating func want(_ key: DocumentKey) { slots[key]?.isAhead = false }

    /// Notes that a document is going to be rendered; false where there are too many of its kind.
    mutating func begin(_ key: DocumentKey) -> Bool {
        guard key.isAnybodysChoice else { return true }
        guard strangersUnderWay < DocumentCache.mostStrangers else { return false }
        strangersUnderWay += 1
        return true
    }

    /// Notes that a document has been rendered.
    mutating func end(_ key: DocumentKey) {
        if key.isAnybodysChoice { strangersUnderWay -= 1 }
        slots[key]?.flight = nil
    }

    /// Adds a slot.
    mutating func add(_ slot: Slot, for key: DocumentKey) {
        slots[key] = slot
        if case .archive(let path, _, _) = key { archives[path, default: []].insert(key) }
        if case .sitemap = key { sitemaps.insert(key) }
        if case .selection = key { selections.insert(key) }
    }

    /// Removes a slot.
    mutating func remove(_ key: DocumentKey) {
        slots.removeValue(forKey: key)
        if case .sitemap = key { sitemaps.remove(key) }
        if case .selection = key { selections.remove(key) }
        guard case .archive(let path, _, _) = key else { return }
        archives[path]?.remove(key)
        if archives[path]?.isEmpty == true { archives[path] = nil }
    }

    /// Takes what rendering came to; returns whether something was dropped for it.
    mutating func take(
        _ outcome: DocumentCache.Outcome,
        for key: DocumentKey,
        generation: Int,
        refusedUntil end: ContinuousClock.Instant
    ) -> Bool {
        self.end(key)
        switch outcome {
        case .document(let document):
            fill(key, generation, document: document, refusal: nil)
            return trim()
        case .refused(let reason) where !reason.isTemporary:
            slots[key]?.isAhead = false
            fill(key, generation, document: nil, refusal: (reason, end))
            return trim()
        case .unknown, .refused, .elsewhere:
            bytes -= slots[key]?.document?.byteCount ?? 0
            remove(key)
        case .unavailable, .failed:
            if slots[key]?.isFilled == false { remove(key) }
        }
        return false
    }

    private mutating func fill(
        _ key: DocumentKey,
        _ generation: Int,
        document: PreparedDocument?,
        refusal: (reason: SelectionRefusal, end: ContinuousClock.Instant)?
    ) {
        uses += 1
        bytes += (document?.byteCount ?? 0) - (slots[key]?.document?.byteCount ?? 0)
        slots[key]?.document = document
        slots[key]?.refusal = refusal
        slots[key]?.renderedIn = generation
        if slots[key]?.isAhead == false { slots[key]?.lastUse = uses }
    }

    /// Drops what was least used until an eighth of the budget is free, so that it is not done at every turn; returns
    /// whether there was cause to.
    mutating func trim() -> Bool {
        guard bytes > budget || slots.count > mostDocuments else { return false }
        let most = mostDocuments / 8 * 7
        // Event loops serve what they know without asking here.
        for (key, slot) in slots where slot.document?.takeUse() == true {
            uses += 1
            slots[key]?.lastUse = uses
        }
        let oldestFirst = slots.filter(\.value.isFilled).sorted { $0.value.lastUse < $1.value.lastUse }
        for (key, slot) in oldestFirst.dropLast()
        where bytes > budget / 8 * 7 || slots.count > most {
            bytes -= slot.document?.byteCount ?? 0
            slots[key]?.document = nil
            slots[key]?.refusal = nil
            if slot.flight == nil { remove(key) }
        }
        return true
    }
}
