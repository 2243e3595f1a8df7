import Glibc
import NIOCore

/// Carries a connection in clear until the router has it: a `ConnectionLife` on a descriptor.
///
/// Answers are sent with one system call per read. While nothing of a request is left over it holds no memory but its own.
/// Bound to its loop's thread, so not Sendable.
final class SocketConnection {
    let descriptor: CInt
    /// What the loop knows it by.
    let token: UInt64
    private let loop: SocketLoop
    private var life: ConnectionLife
    /// What was received and not answered.
    private var unread: ByteBuffer?
    private var unsent = UnsentBytes()
    private var knownCaller: Caller?

    /// Takes a connected socket that does not block.
    init(_ descriptor: CInt, token: UInt64, loop: SocketLoop) {
        self.descriptor = descriptor
        self.token = token
        self.loop = loop
        life = ConnectionLife(loop.context)
    }

    /// Does what the descriptor is ready for.
    func ready(_ event: ReadinessQueue.Event) {
        if life.isReading {
            receive()
            // The end stands behind what was read.
            if event.isInputEnd, life.phase != .over, life.isReading { loop.wait(for: .newInput, self) }
        } else if event.isEnd {
            // Nobody is there to take what is being made or sent.
            end()
        } else if life.isUnsent {
            sendUnsent()
        }
    }

    /// Answers without having been asked, and ends the connection.
    func refuse(_ refusal: Refusal) {
        life.refuse(refusal, loop.context, caller: caller())
        unread = nil
        send(hasUnread: false)
    }

    /// Ends the connection if its patience is over.
    func tick() {
        switch life.look(loop.context, hasUnread: unread != nil, unsent: { unsent.byteCount }) {
        case .goOn: break
        case .close: end()
        case .refuse(let refusal): refuse(refusal)
        }
    }

    /// Ends the connection if it is idle; who has sent a request by now is answered first.
    func drain() {
        if life.isAnswering { receive() }
        take(life.drain(loop.context, hasUnread: unread != nil))
    }

    /// Takes what was made for the request that is next.
    func arrived(_ arrival: FastAnswer.Arrival?) {
        guard life.arrived(arrival, loop.context) else { return }
        loop.wait(for: .newInput, self)
        if arrival == nil { handOver() } else { answerUnread() }
    }

    /// Closes the connection.
    func end() {
        guard life.phase != .over else { return }
        life.end()
        loop.close(self)
    }
}

extension SocketConnection {
    /// Reads once: what did not fit is asked for again.
    private func receive() {
        let buffer = loop.buffer
        let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
        guard count > 0 else {
            if count == 0 { take(life.inputEnded()) } else if errno != EAGAIN { end() }
            return
        }
        if count == buffer.count { loop.wait(for: .newInput, self) }
        guard life.phase == .reading else { return }
        life.received(loop.context)
        let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
        guard unread == nil else {
            unread?.writeBytes(bytes)
            return answerUnread()
        }
        var taken = 0
        let turn = answer(bytes, &taken)
        if taken < count, life.phase == .reading {
            unread = ByteBuffer(bytes: UnsafeRawBufferPointer(rebasing: bytes[taken...]))
        }
        follow(turn)
    }

    private func answerUnread() {
        guard let bytes = unread else { return }
        var taken = 0
        let turn = bytes.withUnsafeReadableBytes { answer($0, &taken) }
        unread?.moveReaderIndex(forwardBy: taken)
        if unread?.readableBytes == 0 || life.phase != .reading { unread = nil }
        follow(turn)
    }

    /// Answers what can be answered of some bytes and is taken, and says what came after it.
    private func answer(_ bytes: UnsafeRawBufferPointer, _ taken: inout Int) -> ConnectionLife.Turn {
        var turn = ConnectionLife.Turn.lookAgain
        while case .lookAgain = turn, life.isAnswering, taken < bytes.count {
            turn = life.answer(bytes, &taken, loop.context) { caller() }
            send(hasUnread: taken < bytes.count)
        }
        return turn
    }

    /// Turns to what could not be answered at once; once all is sent, if something waits: then it is looked at again.
    private func follow(_ turn: ConnectionLife.Turn) {
        guard life.isAnswering else { return }
        switch turn {
        case .lookAgain: break
        case .incomplete: take(life.awaitsHead(loop.context))
        case .make(let making):
            life.makes()
            loop.wait(for: .end, self)
            loop.make(making, for: token)
        case .handOver: handOver()
        }
    }

    /// Sends what was answered, and keeps what the system does not take.
    private func send(hasUnread: Bool) {
        guard loop.context.responder.batch.answers > 0 else { return }
        let rest = loop.context.responder.send(to: descriptor)
        if rest.isEmpty {
            take(life.sent(loop.context, hasUnread: hasUnread))
        } else {
            unsent = UnsentBytes(rest)
            life.stalled(loop.context)
            loop.wait(for: .output, self)
        }
    }

    private func sendUnsent() {
        guard unsent.send(to: descriptor) else { return end() }
        guard unsent.isEmpty else { return }
        unsent = UnsentBytes()
        loop.wait(for: .newInput, self)
        take(life.sent(loop.context, hasUnread: unread != nil))
        if life.isAnswering { answerUnread() }
    }

    private func take(_ step: ConnectionLife.Step) {
        switch step {
        case .goOn: break
        case .close: end()
        case .endOutput:
            unread = nil
            shutdown(descriptor, CInt(SHUT_WR))
        }
    }

    /// Lets the router read on from the first request that was not answered.
    private func handOver() {
        life.end()
        loop.handOver(self, unanswered: unread ?? ByteBuffer())
        unread = nil
    }

    private func caller() -> Caller {
        if let knownCaller { return knownCaller }
        let caller = Caller(PeerAddress(ofSocket: descriptor))
        knownCaller = caller
        return caller
    }
}

@available(*, unavailable)
extension SocketConnection: Sendable {}
