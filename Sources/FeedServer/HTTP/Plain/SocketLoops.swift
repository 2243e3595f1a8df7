import Glibc

/// The threads that take and carry connections in clear.
struct SocketLoops: ConnectionTaker {
    private let threads: [SocketThread]

    /// Starts as many threads as there are processors.
    ///
    /// - Throws: `SystemError` where the system refuses what they need.
    static func start(parts: ListenerParts, entrance: RouterEntrance) async throws -> SocketLoops {
        var threads: [SocketThread] = []
        do {
            for number in 0..<ProcessorCount.available {
                threads.append(try await .start("feeds-\(number)", parts: parts, entrance: entrance))
            }
        } catch {
            await SocketLoops(threads: threads).end()
            throw error
        }
        return SocketLoops(threads: threads)
    }

    func take(from listener: CInt) async {
        // Connections get it from their listener. Answers are sent whole; there is nothing to wait for (RFC 9293 §3.7.4).
        var isOn: CInt = 1
        setsockopt(listener, CInt(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<CInt>.size))
        await each { $0.take(from: listener) }
    }

    func stopTaking(isHandedOver: Bool) async {
        await each { $0.stopTaking(isHandedOver: isHandedOver) }
    }

    /// Has something done on every thread.
    func each(_ body: @escaping LoopMailbox.Message) async {
        for thread in threads { await thread.perform(body) }
    }

    /// Ends the threads; whatever is asked of them after it is not done.
    func end() async {
        for thread in threads { await thread.end() }
    }
}
