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

    private let state: Mutex<DocumentTable>
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
        state = Mutex(DocumentTable(budget: budget, mostDocuments: mostDocuments))
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
        state.withLock { $0.use(key) }
    }

    /// Renders a document that is kept and out of date, though nobody has asked: it counts as used no later than it was.
    func refresh(_ key: DocumentKey) async {
        guard holds(key), case .underWay(let flight) = look(for: key, isAhead: true) else { return }
        _ = await flight.outcome(within: lastPatience)
    }

    /// Marks documents as out of date; they are rendered when next asked for.
    func invalidate(_ keys: some Sequence<DocumentKey>) {
        state.withLock { state in
            for key in keys { state.invalidate(key) }
        }
        edits.wrappingAdd(1, ordering: .releasing)
    }

    /// Marks every document as out of date, and takes a new budget.
    func invalidateAll(budget: Int) {
        state.withLock { state in
            for key in state.slots.keys { state.invalidate(key) }
            state.budget = budget
            _ = state.trim()
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
    var hasFeeds: Bool { state.withLock { $0.hasFeeds } }

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
            if let document = state.use(key) { return .fresh(document) }
            if let refusal = state.slots[key]?.freshRefusal { return .refused(refusal) }
            var slot = state.slots[key] ?? DocumentTable.Slot()
            if let flight = slot.flight {
                if !isAhead { state.want(key) }
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

    private func older(_ key: DocumentKey) -> DocumentAnswer {
        guard let slot = state.withLock({ $0.slots[key] }) else { return .unavailable }
        return (slot.fresh ?? slot.document?.outdated).map { .document($0) } ?? .unavailable
    }

    private func land(_ outcome: Outcome, for key: DocumentKey, generation: Int) {
        if case .document = outcome { counters.rendered() }
        let end = ContinuousClock.now.advanced(by: refusalLifetime)
        let hasTrimmed = state.withLock { $0.take(outcome, for: key, generation: generation, refusedUntil: end) }
        // Event loops let go of what was dropped, and tell again what they use.
        if hasTrimmed { edits.wrappingAdd(1, ordering: .releasing) }
    }
}
