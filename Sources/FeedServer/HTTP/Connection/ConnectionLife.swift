import NIOCore

/// The life of a connection until it ends or the router has it.
///
/// It knows which requests are answered, what is waited for and for how long, and what is to be done next; who carries the
/// connection does that. Answers are gathered per read and sent at once. Nothing is read while answers wait to be taken, so a slow reader costs
/// no memory. Once the router has a connection it keeps it, and gets every byte from the first request on that was not
/// answered here; so answers keep the order of their requests.
struct ConnectionLife {
    enum Phase {
        /// Requests are read and answered.
        case reading
        /// A document is being made for the request that is next.
        case making
        /// The last answer is on its way; what else comes is dropped.
        case ending
        /// The router has the connection, or it is closed.
        case over
    }

    /// What is to be done with the connection.
    enum Step {
        case goOn
        case close
        /// Say that nothing more comes, and wait for the client to close.
        case endOutput
    }

    /// What is to be done after a look at the bytes that came, once what was answered is sent.
    enum Turn {
        /// Look again, if there is more.
        case lookAgain
        /// The next head has not come whole.
        case incomplete
        /// The next request needs something made first.
        case make(FastAnswer.Making)
        /// The next request is for the router.
        case handOver
    }

    /// What the sweep finds.
    enum Finding {
        case goOn
        case close
        /// The client has not sent what it owes.
        case refuse(Refusal)
    }

    private(set) var phase = Phase.reading
    /// Whether answers wait for the reader to take them.
    private(set) var isUnsent = false
    private(set) var isInputClosed = false
    private var isWithinHead = false
    private var hasAnswered = false
    /// Whether the client is turned away, and may still be sending.
    private var isRefused = false
    /// The tick at which patience ends.
    private var deadline: Int
    /// Bytes that waited at the last look, to tell whether the reader takes any.
    private var unsentBytes: Int?
    /// What was made for the request that is next.
    private var arrival: FastAnswer.Arrival?
    /// When something was last read, where that matters.
    private var lastRead = NIODeadline.uptimeNanoseconds(0)

    /// Begins to wait for the first request.
    init(_ loop: LoopContext) {
        deadline = loop.tick + loop.ticks.head
    }

    /// Whether requests are answered now.
    var isAnswering: Bool { phase == .reading && !isUnsent }

    /// Whether what the client sends is wanted now, if only to be dropped.
    var isReading: Bool { phase != .making && !isUnsent }

    /// Notes that something was read.
    mutating func received(_ loop: LoopContext) {
        if loop.responder.isTimed { lastRead = .now() }
    }

    /// Notes that the client sends no more.
    mutating func inputEnded() -> Step {
        isInputClosed = true
        return isReading ? .close : .goOn
    }

    /// Answers as many requests as there are, or as are sent together, into the batch.
    ///
    /// - Parameters:
    ///   - bytes: What was received and not answered.
    ///   - taken: Where to begin; is moved past each request that is answered.
    ///   - loop: Whose batch it is.
    ///   - caller: Who asks, called where that matters.
    /// - Returns: What is to be done once the batch is sent.
    mutating func answer(
        _ bytes: UnsafeRawBufferPointer,
        _ taken: inout Int,
        _ loop: LoopContext,
        caller: () -> Caller
    ) -> Turn {
        while let window = ByteWindow(UnsafeRawBufferPointer(rebasing: bytes[taken...])) {
            switch RequestHeadParser.parse(window) {
            case .incomplete: return .incomplete
            case .other: return .handOver
            case .head(let head):
                let request = FastRequest(
                    head: head,
                    isLast: head.isLast || loop.isDraining,
                    caller: loop.responder.needsCaller(head) ? caller() : nil,
                    arrived: lastRead
                )
                switch loop.responder.answer(request, with: arrival) {
                case .make(let making): return .make(making)
                case .router: return .handOver
                case .answered(let isLast):
                    arrival = nil
                    taken += head.byteCount
                    isWithinHead = false
                    hasAnswered = true
                    if isLast { phase = .ending }
                    if isLast || loop.responder.batch.answers >= AnswerBatch.maximumAnswers { return .lookAgain }
                }
            }
        }
        return .lookAgain
    }

    /// Answers without having been asked; the connection ends with it.
    mutating func refuse(_ refusal: Refusal, _ loop: LoopContext, caller: Caller) {
        loop.responder.refuse(refusal, caller: caller)
        phase = .ending
        isRefused = true
    }

    /// Notes that the next head has not come whole, and that what was answered is sent or waits.
    mutating func awaitsHead(_ loop: LoopContext) -> Step {
        guard !isUnsent else { return .goOn }
        if isInputClosed { return .close }
        if !isWithinHead { deadline = loop.tick + loop.ticks.head }
        isWithinHead = true
        return .goOn
    }

    /// Notes that the system has not taken all that was answered.
    mutating func stalled(_ loop: LoopContext) {
        isUnsent = true
        unsentBytes = nil
        deadline = loop.tick + loop.ticks.stalled
    }

    /// Notes that everything is sent.
    mutating func sent(_ loop: LoopContext, hasUnread: Bool) -> Step {
        isUnsent = false
        deadline = loop.tick + loop.ticks.idle
        if isInputClosed, phase != .making, !hasUnread || phase == .ending { return .close }
        guard phase == .ending else { return drain(loop, hasUnread: hasUnread) }
        // To close while the client still sends would reset the connection, and lose the answer (RFC 9112 §9.6).
        deadline = loop.tick + loop.ticks.farewell
        return hasUnread || isRefused ? .endOutput : .close
    }

    /// Ends the connection if it is idle: soon where another process takes over, or else at once.
    mutating func drain(_ loop: LoopContext, hasUnread: Bool) -> Step {
        guard phase == .reading, !hasUnread, !isUnsent else { return .goOn }
        switch loop.draining {
        case .none: return .goOn
        case .patient:
            deadline = min(deadline, loop.tick + loop.ticks.farewell)
            return .goOn
        case .prompt: return .close
        }
    }

    /// Looks whether patience is over; `unsent` tells how many bytes wait for the reader, nil where that is not known.
    mutating func look(_ loop: LoopContext, hasUnread: Bool, unsent: () -> Int?) -> Finding {
        guard loop.tick >= deadline else { return .goOn }
        if isUnsent {
            let waiting = unsent()
            // A reader is given up who took nothing since the last look.
            guard waiting != unsentBytes || waiting == nil else { return .close }
            unsentBytes = waiting
            deadline = loop.tick + loop.ticks.stalled
            return .goOn
        }
        if phase == .ending || !hasUnread && hasAnswered { return .close }
        return phase == .reading ? .refuse(.tooSlow) : .goOn
    }

    /// Begins to wait for what is made.
    mutating func makes() {
        phase = .making
        if !isUnsent { deadline = .max }
    }

    /// Notes that what was made is there; it is for the router to answer where that is nothing.
    ///
    /// - Returns: Whether it was waited for.
    mutating func arrived(_ arrival: FastAnswer.Arrival?, _ loop: LoopContext) -> Bool {
        guard phase == .making else { return false }
        phase = .reading
        self.arrival = arrival
        if !isUnsent { deadline = loop.tick + loop.ticks.idle }
        return true
    }

    /// Notes that the connection is closed, or the router's.
    mutating func end() {
        phase = .over
        arrival = nil
    }
}
