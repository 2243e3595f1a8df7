import Glibc
import NIOCore

/// Takes and carries connections in clear on a thread of its own: waits until something can be done, and does it.
///
/// Bound to its thread, so not Sendable.
final class SocketLoop {
    /// The most connections that are taken before those that are there get their turn.
    private static let acceptsAtOnce = 32
    /// The most that may wait to be taken; more than the system lets wait.
    private static let backlog = 8192
    /// Numbers that are no connection's.
    private static let listenerToken = UInt64.max
    private static let mailboxToken = UInt64.max - 1

    let context: LoopContext
    /// What every read goes into.
    let buffer: UnsafeMutableRawBufferPointer
    private let parts: ListenerParts
    private let entrance: RouterEntrance
    private let mailbox: LoopMailbox
    private let queue: ReadinessQueue
    /// Connections by the lower half of their numbers.
    private var connections: [SocketConnection?] = []
    private var freePlaces: [Int] = []
    /// The upper half of the next connection's number, so that none is taken for one that was in its place before.
    private var generation: UInt64 = 0
    private var listener: CInt?
    /// When connections are taken again; nil while they are.
    private var pausedUntil: NIODeadline?
    private var nextSweep: NIODeadline
    private var isEnded = false

    /// Makes a loop that carries nothing yet; called on its thread.
    ///
    /// - Throws: `SystemError` where the system refuses a descriptor.
    init(parts: ListenerParts, entrance: RouterEntrance, mailbox: LoopMailbox) throws(SystemError) {
        let queue = try ReadinessQueue()
        guard queue.add(mailbox.descriptor, .input, token: Self.mailboxToken) else {
            throw SystemError(errno, during: "epoll_ctl")
        }
        self.queue = queue
        self.parts = parts
        self.entrance = entrance
        self.mailbox = mailbox
        context = LoopContext(parts: parts, statistics: parts.statistics.makeShare())
        buffer = .allocate(byteCount: 64 << 10, alignment: 16)
        nextSweep = .now() + context.ticks.interval
    }

    deinit {
        buffer.deallocate()
    }

    /// Carries connections until it is told to end.
    func run() {
        var now = NIODeadline.now()
        while !isEnded {
            let count = queue.wait(milliseconds: patience(now))
            for position in 0..<count { handle(queue[position]) }
            now = .now()
            if now >= nextSweep { sweep(now) }
            if let pausedUntil, now >= pausedUntil { resume() }
        }
        // Whoever has asked for something meanwhile waits for it.
        for message in mailbox.close() { message(self) }
        closeAll()
        context.statistics.handOver()
    }

    /// Ends the loop when everything that has come is done.
    func end() { isEnded = true }

    private func handle(_ event: ReadinessQueue.Event) {
        switch event.token {
        case Self.listenerToken: acceptConnections(Self.acceptsAtOnce)
        case Self.mailboxToken: for message in mailbox.take() { message(self) }
        default: connection(event.token)?.ready(event)
        }
    }

    private func connection(_ token: UInt64) -> SocketConnection? {
        let place = Int(token & 0xFFFF_FFFF)
        guard place < connections.count, let connection = connections[place], connection.token == token else {
            return nil
        }
        return connection
    }

    /// Milliseconds until there is something to do whatever comes.
    private func patience(_ now: NIODeadline) -> Int {
        let next = pausedUntil.map { min($0, nextSweep) } ?? nextSweep
        // Rounded up, or it would wake too early and wait for nothing at all.
        return max(0, Int(((next - now).nanoseconds + 999_999) / 1_000_000))
    }

    private func sweep(_ now: NIODeadline) {
        nextSweep = now + context.ticks.interval
        context.advance()
        each { $0.tick() }
    }

    private func each(_ body: (SocketConnection) -> Void) {
        for place in connections.indices {
            if let connection = connections[place] { body(connection) }
        }
    }
}

extension SocketLoop {
    /// Begins to take connections.
    func take(from listener: CInt) {
        self.listener = listener
        resume()
    }

    /// Takes no more connections, but those that wait to be taken if nobody else will.
    func stopTaking(isHandedOver: Bool) {
        guard let listener else { return }
        queue.remove(listener)
        if !isHandedOver { acceptConnections(Self.backlog) }
        self.listener = nil
        pausedUntil = nil
    }

    private func resume() {
        pausedUntil = nil
        guard let listener else { return }
        // Whoever else waits for the socket is there all the same.
        if !queue.addShared(listener, token: Self.listenerToken) { pause(errno) }
    }

    private func pause(_ number: CInt) {
        parts.acceptTrouble.report(number)
        if let listener { queue.remove(listener) }
        pausedUntil = .now() + AcceptTrouble.pause
    }

    private func acceptConnections(_ most: Int) {
        guard let listener else { return }
        for _ in 0..<most {
            let descriptor = ReadinessQueue.accept(from: listener)
            if descriptor >= 0 {
                admit(descriptor)
                continue
            }
            switch errno {
            case EAGAIN: return
            // The client is gone already.
            case EINTR, ECONNABORTED: continue
            default: return pause(errno)
            }
        }
    }

    private func admit(_ descriptor: CInt) {
        guard !parts.census.isOverrun else {
            // To answer all of them would take the descriptors that those need who are served.
            context.statistics.counters.count(.tooManyConnections)
            Glibc.close(descriptor)
            return
        }
        let isWelcome = parts.census.enter()
        context.statistics.counters.connectionOpened()
        let place = freePlaces.popLast() ?? connections.count
        generation = (generation + 1) & 0xFFFF_FFFF
        let connection = SocketConnection(descriptor, token: generation << 32 | UInt64(place), loop: self)
        if place == connections.count { connections.append(connection) } else { connections[place] = connection }
        guard queue.add(descriptor, .newInput, token: connection.token) else { return connection.end() }
        if !isWelcome { connection.refuse(.tooManyConnections) }
    }
}

extension SocketLoop {
    /// Waits for something else of a connection.
    func wait(for interest: ReadinessQueue.Interest, _ connection: SocketConnection) {
        queue.change(connection.descriptor, to: interest, token: connection.token)
    }

    /// Closes a connection that has ended.
    func close(_ connection: SocketConnection) {
        forget(connection)
        Glibc.close(connection.descriptor)
        parts.census.leave()
        context.statistics.counters.connectionClosed()
    }

    /// Gives a connection to the router for good.
    func handOver(_ connection: SocketConnection, unanswered bytes: ByteBuffer) {
        queue.remove(connection.descriptor)
        forget(connection)
        entrance.adopt(connection.descriptor, unanswered: bytes)
    }

    /// Makes what a request needs, and tells its connection, if that is still there.
    func make(_ making: FastAnswer.Making, for token: UInt64) {
        let (source, mailbox) = (parts.source, mailbox)
        parts.tasks.add {
            let arrival = await making.made(from: source)
            mailbox.post { $0.connection(token)?.arrived(arrival) }
        }
    }

    /// Lets every connection end.
    func drain(_ draining: Draining) {
        context.draining = draining
        each { $0.drain() }
    }

    /// Closes every connection.
    func closeAll() {
        each { $0.end() }
    }

    private func forget(_ connection: SocketConnection) {
        let place = Int(connection.token & 0xFFFF_FFFF)
        connections[place] = nil
        freePlaces.append(place)
    }
}

@available(*, unavailable)
extension SocketLoop: Sendable {}
