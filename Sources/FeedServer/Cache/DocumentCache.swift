import Synchronization

/// Documents as they were last rendered, within a budget of bytes.
///
/// A hit is a look into a dictionary under a lock held for a few instructions. A document that is out of date is rendered
/// once however many ask, and who asks waits for that, but no longer than `patience` where there is the document
/// before it.
final class DocumentCache: Sendable {
    /// What rendering came to.
    enum Outcome: Sendable {
        case document(PreparedDocument)
        /// Another document has what is asked for.
        case elsewhere(DocumentKey)
        case unknown
        /// What was chosen cannot be given.
        case refused(SelectionRefusal)
        /// The store is away.
        case unavailable
        /// It went wrong, and would again.
        case failed
    }

    /// How long a reader waits for a newer document when there is an older one.
    static let patience = Duration.seconds(1)
    /// How long a reader waits for a document when there is none.
    static let lastPatience = Duration.seconds(10)
    /// How long a reader waits for a store that is away when there is no document: as long as a restart takes.
    static let absencePatience = Duration.seconds(5)
    /// How long such a reader waits between two looks.
    private static let absencePause = Duration.milliseconds(100)
    /// How many archives or selections are rendered or wait for that: strangers can name any number of them.
    static let mostStrangers = 16
    /// How long a refusal is kept, as its answer says.
    static let refusalLifetime = Duration.seconds(60)

    private struct Slot {
        var document: PreparedDocument?
        /// Why there is none.
        var refusal: (reason: SelectionRefusal, end: ContinuousClock.Instant)?
        /// The generation that the document was rendered in, or refused.
        var renderedIn = 0
        /// Raised by every change that touches the document.
        var generation = 1
        var flight: SingleFlight<Outcome>?
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

    private struct State {
        var slots: [DocumentKey: Slot] = [:]
        /// The archives among the slots, by the path of their feed.
        var archives: [String: Set<DocumentKey>] = [:]
        /// The selections among the slots.
        var selections: Set<DocumentKey> = []
        /// How many archives and selections are being rendered, or wait for that.
        var strangersUnderWay = 0
        /// The sitemaps among the slots.
        var sitemaps: Set<DocumentKey> = []
        /// Bytes of content that are kept.
        var bytes = 0
        var budget: Int
        /// The most documents that are kept, however small they are.
        var mostDocuments: Int
        /// Counts uses, so that the least recent is known.
        var uses: UInt64 = 0

        /// Notes that a document is going to be rendered; false where there are too many of its kind.
        mutating func begin(_ key: DocumentKey) -> Bool {
            guard key.isAnybodysChoice else { return true }
            guard strangersUnderWay < mostStrangers else { return false }
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
    }

    private let state: Mutex<State>
    private let edits = Atomic(0)
    private let counters: ServerCounters
    private let lastPatience: Duration
    private let absencePatience: Duration
    private let refusalLifetime: Duration
    private let turnstile: Turnstile
    private let render: @Sendable (DocumentKey) async -> Outcome

    /// Makes an empty cache.
    /// - Parameters:
    ///   - budget: bytes of content that may be kept.
    ///   - mostDocuments: that may be kept.
    ///   - strangersAtOnce: archives and selections that are rendered at once: each takes as long as a feed.
    ///   - counters: are told of hits, misses and renders.
    ///   - lastPatience: how long a reader waits in all when there is no document.
    ///   - absencePatience: how long a reader waits for a store that is away when there is no document.
    ///   - refusalLifetime: how long a refusal is kept.
    ///   - render: makes a document; called once at a time for each.
    init(
        budget: Int,
        mostDocuments: Int = .max,
        strangersAtOnce: Int = DocumentCache.mostStrangers,
        counters: ServerCounters = ServerCounters(),
        lastPatience: Duration = DocumentCache.lastPatience,
        absencePatience: Duration = DocumentCache.absencePatience,
        refusalLifetime: Duration = DocumentCache.refusalLifetime,
        render: @escaping @Sendable (DocumentKey) async -> Outcome
    ) {
        state = Mutex(State(budget: budget, mostDocuments: mostDocuments))
        self.counters = counters
        self.lastPatience = lastPatience
        self.absencePatience = absencePatience
        self.refusalLifetime = refusalLifetime
        turnstile = Turnstile(strangersAtOnce)
        self.render = render
    }

    /// The document as it is to be served now.
    func document(_ key: DocumentKey) async -> DocumentAnswer {
        var deadline: ContinuousClock.Instant?
        let absenceEnd = ContinuousClock.now.advanced(by: absencePatience)
        while true {
            let flight: SingleFlight<Outcome>
            switch look(for: key) {
            case .fresh(let document):
                if deadline == nil { counters.cacheHit() }
                return .document(document)
            case .refused(let refusal):
                if deadline == nil { counters.cacheHit() }
                return .refused(refusal)
            case .underWay(let work):
                if deadline == nil { counters.cacheMiss() }
                flight = work
            case .tooMany:
                // Not the one before: it may hold what was taken down, and nobody has tried to make another.
                return .unavailable
            }
            let now = ContinuousClock.now
            let end = deadline ?? now.advanced(by: holds(key) ? Self.patience : lastPatience)
            if deadline != nil, now >= end { return older(key) }
            deadline = end
            switch await flight.outcome(within: now.duration(to: end)) {
            case .unknown: return .unknown
            case .refused(let refusal): return .refused(refusal)
            case .elsewhere(let other): return .elsewhere(other)
            case .unavailable:
                guard !holds(key), ContinuousClock.now < absenceEnd, !Task.isCancelled else { return older(key) }
                try? await Task.sleep(for: Self.absencePause)
            case .failed, nil: return older(key)
            // It may have begun before the change that this reader is to see: look again.
            case .document: continue
            }
        }
    }

    /// Another number whenever a document that `ready` gave may be out of date or dropped.
    var edition: Int { edits.load(ordering: .acquiring) }

    /// The document, if it is at hand and no change has touched it since it was rendered.
    func ready(_ key: DocumentKey) -> PreparedDocument? {
        state.withLock { Self.use(key, &$0) }
    }

    /// Renders a document that is kept and out of date, though nobody has asked: it counts as used no later than it was.
    func refresh(_ key: DocumentKey) async {
        guard holds(key), case .underWay(let flight) = look(for: key, isAhead: true) else { return }
        _ = await flight.outcome(within: lastPatience)
    }

    /// Marks documents as out of date; they are rendered when next asked for.
    func invalidate(_ keys: some Sequence<DocumentKey>) {
        state.withLock { state in
            for key in keys { state.slots[key]?.generation += 1 }
        }
        edits.wrappingAdd(1, ordering: .releasing)
    }

    /// Marks every document as out of date, and takes a new budget.
    func invalidateAll(budget: Int) {
        state.withLock { state in
            for key in state.slots.keys { state.slots[key]?.generation += 1 }
            state.budget = budget
            _ = Self.trim(&state)
        }
        edits.wrappingAdd(1, ordering: .releasing)
    }

    /// The archives of a feed that are kept or being rendered.
    func archives(of path: String) -> [DocumentKey] {
        state.withLock { $0.archives[path].map(Array.init) ?? [] }
    }

    /// The selections that are kept or being rendered.
    var selections: [DocumentKey] { state.withLock { Array($0.selections) } }

    /// The sitemaps that are kept or being rendered.
    var sitemaps: [DocumentKey] { state.withLock { Array($0.sitemaps) } }

    /// Bytes of content that are kept.
    var byteCount: Int { state.withLock { $0.bytes } }

    /// Whether a feed is kept: the lists of feeds alone are nothing to serve.
    var hasFeeds: Bool {
        state.withLock { state in
            state.slots.contains { key, slot in
                guard case .feed = key else { return false }
                return slot.document != nil
            }
        }
    }

    /// Whether a document can be served without rendering, fresh or not.
    func holds(_ key: DocumentKey) -> Bool {
        state.withLock { $0.slots[key]?.document != nil }
    }

    /// What a look at a document finds.
    private enum Look {
        case fresh(PreparedDocument)
        case refused(SelectionRefusal)
        case underWay(SingleFlight<Outcome>)
        /// So many are being rendered, and wait for it, that this one is not.
        case tooMany
    }

    /// Finds a document, or the render that makes it, which is begun where there is none.
    private func look(for key: DocumentKey, isAhead: Bool = false) -> Look {
        state.withLock { state in
            if isAhead, let document = state.slots[key]?.fresh { return .fresh(document) }
            if let document = Self.use(key, &state) { return .fresh(document) }
            if let refusal = state.slots[key]?.freshRefusal { return .refused(refusal) }
            var slot = state.slots[key] ?? Slot()
            if let flight = slot.flight {
                if !isAhead { state.slots[key]?.isAhead = false }
                return .underWay(flight)
            }
            slot.isAhead = isAhead
            guard state.begin(key) else { return .tooMany }
            let generation = slot.generation
            let work = SingleFlight { [self] in
                let outcome = key.isAnybodysChoice ? await turnstile.pass { await render(key) } : await render(key)
                land(outcome, for: key, generation: generation)
                return outcome
            }
            slot.flight = work
            state.add(slot, for: key)
            return .underWay(work)
        }
    }

    /// The document if it is fresh, noting that it is used.
    private static func use(_ key: DocumentKey, _ state: inout State) -> PreparedDocument? {
        guard let index = state.slots.index(forKey: key), let document = state.slots.values[index].fresh else {
            return nil
        }
        state.uses += 1
        state.slots.values[index].lastUse = state.uses
        return document
    }

    private func older(_ key: DocumentKey) -> DocumentAnswer {
        guard let slot = state.withLock({ $0.slots[key] }) else { return .unavailable }
        return (slot.fresh ?? slot.document?.outdated).map { .document($0) } ?? .unavailable
    }

    private func land(_ outcome: Outcome, for key: DocumentKey, generation: Int) {
        let hasTrimmed = state.withLock { state in
            state.end(key)
            switch outcome {
            case .document(let document):
                counters.rendered()
                state.uses += 1
                state.bytes += document.byteCount - (state.slots[key]?.document?.byteCount ?? 0)
                state.slots[key]?.document = document
                state.slots[key]?.refusal = nil
                state.slots[key]?.renderedIn = generation
                if state.slots[key]?.isAhead == false { state.slots[key]?.lastUse = state.uses }
                return Self.trim(&state)
            case .refused(let reason) where !reason.isTemporary:
                state.uses += 1
                state.bytes -= state.slots[key]?.document?.byteCount ?? 0
                state.slots[key]?.document = nil
                state.slots[key]?.refusal = (reason, ContinuousClock.now.advanced(by: refusalLifetime))
                state.slots[key]?.renderedIn = generation
                state.slots[key]?.lastUse = state.uses
                return Self.trim(&state)
            case .unknown, .refused, .elsewhere:
                state.bytes -= state.slots[key]?.document?.byteCount ?? 0
                state.remove(key)
                return false
            case .unavailable, .failed:
                if state.slots[key]?.isFilled == false { state.remove(key) }
                return false
            }
        }
        // Event loops let go of what was dropped, and tell again what they use.
        if hasTrimmed { edits.wrappingAdd(1, ordering: .releasing) }
    }

    /// Drops what was least used until an eighth of the budget is free, so that it is not done at every turn; returns
    /// whether there was cause to.
    private static func trim(_ state: inout State) -> Bool {
        guard state.bytes > state.budget || state.slots.count > state.mostDocuments else { return false }
        let most = state.mostDocuments / 8 * 7
        // Event loops serve what they know without asking here.
        for (key, slot) in state.slots where slot.document?.takeUse() == true {
            state.uses += 1
            state.slots[key]?.lastUse = state.uses
        }
        let oldestFirst = state.slots.filter(\.value.isFilled).sorted { $0.value.lastUse < $1.value.lastUse }
        for (key, slot) in oldestFirst.dropLast()
        where state.bytes > state.budget / 8 * 7 || state.slots.count > most {
            state.bytes -= slot.document?.byteCount ?? 0
            state.slots[key]?.document = nil
            state.slots[key]?.refusal = nil
            if slot.flight == nil { state.remove(key) }
        }
        return true
    }
}
