import Dispatch
import Glibc
import Logging
import ServiceLifecycle
import Synchronization
import UnixSignals

/// Writes the access log off the path that answers.
///
/// Whoever answers appends a line to a bounded buffer and goes on. A queue of its own writes the buffer out a moment later,
/// many lines at once; when the other end is slower than what comes in, lines are dropped, counted, and the number is logged.
final class AccessLog: Service {
    /// Where the lines go.
    enum Destination: Sendable, Hashable {
        case standardOutput
        case file(String)
    }

    /// When what waits is to be written.
    private enum Schedule: Int {
        case soon, now
    }

    private struct Waiting {
        var lines: [UInt8] = []
        var dropped = 0
        private var scheduled: Schedule?

        /// What has to be done so that the lines are written by then; nil if it has been.
        mutating func schedule(_ schedule: Schedule) -> Schedule? {
            if let scheduled, scheduled.rawValue >= schedule.rawValue { return nil }
            scheduled = schedule
            return schedule
        }
    }

    /// How long a line waits for others, so that many are written at once.
    private static let delay = DispatchTimeInterval.milliseconds(50)

    /// How its lines look.
    let format: AccessLogFormat
    private let destination: Destination
    private let logger: Logger
    private let counters: ServerCounters
    private let capacity: Int
    private let waiting = Mutex(Waiting())
    private let descriptor: Mutex<CInt>
    /// Why the last lines could not be written; nil when they were.
    private let failure = Mutex<String?>(nil)
    private let queue = DispatchQueue(label: "feedserver.access-log")

    /// Opens the log; as many bytes as `capacity` may wait to be written.
    ///
    /// - Throws: `AccessLogError` if the file cannot be opened for appending.
    init(
        format: AccessLogFormat,
        destination: Destination,
        logger: Logger,
        counters: ServerCounters = ServerCounters(),
        capacity: Int = 4 << 20
    ) throws(AccessLogError) {
        self.format = format
        self.destination = destination
        self.logger = logger
        self.counters = counters
        self.capacity = capacity
        descriptor = Mutex(try Self.open(destination))
    }

    deinit {
        if case .file = destination { close(descriptor.withLock { $0 }) }
    }

    /// Takes a record to be written soon; never waits.
    func record<Text>(_ record: AccessLogRecord<Text>) {
        var line: [UInt8] = []
        line.reserveCapacity(256)
        var formatter = AccessLogFormatter(format)
        formatter.append(record, to: &line)
        append(line)
    }

    /// Takes whole lines to be written soon; never waits.
    func append(_ lines: [UInt8]) {
        let schedule = waiting.withLock { waiting -> Schedule? in
            guard waiting.lines.count + lines.count <= capacity else {
                waiting.dropped += lines.count { $0 == UInt8(ascii: "\n") }
                return waiting.schedule(.soon)
            }
            waiting.lines += lines
            return waiting.schedule(waiting.lines.count > capacity / 4 ? .now : .soon)
        }
        switch schedule {
        case .now: queue.async { self.drain() }
        case .soon: queue.asyncAfter(deadline: .now() + Self.delay) { self.drain() }
        case nil: break
        }
    }

    /// Writes out what waits, and returns when it is written.
    func flush() async {
        await withCheckedContinuation { continuation in
            queue.async {
                self.drain()
                continuation.resume()
            }
        }
    }

    /// Opens the file anew, so that what comes goes to the file that has its name now.
    func reopen() async {
        await withCheckedContinuation { continuation in
            queue.async {
                self.drain()
                self.replaceDescriptor()
                continuation.resume()
            }
        }
    }

    /// Reopens the file on SIGUSR1 until the program ends, then writes out what waits.
    func run() async throws {
        for await _ in await UnixSignalsSequence(trapping: .sigusr1).cancelOnGracefulShutdown() {
            await reopen()
        }
        await flush()
    }

    private func replaceDescriptor() {
        guard case .file = destination else { return }
        do {
            let opened = try Self.open(destination)
            let before = descriptor.withLock { current in
                defer { current = opened }
                return current
            }
            close(before)
        } catch {
            logger.error("\(error); the log goes on in the file that was open")
        }
    }

    private func drain() {
        let (lines, dropped) = waiting.withLock { waiting in
            let taken = (waiting.lines, waiting.dropped)
            waiting = Waiting()
            return taken
        }
        let descriptor = descriptor.withLock { $0 }
        if !lines.isEmpty { report(Self.write(lines, to: descriptor)) }
        if dropped > 0 {
            counters.accessLogDropped(dropped)
            logger.warning("\(dropped) lines of the access log were dropped; it is written too slowly")
        }
    }

    /// Says once that lines are lost, however many, and once that no more are.
    private func report(_ reason: String?) {
        let before = failure.withLock { failure in
            defer { failure = reason }
            return failure
        }
        guard reason != before else { return }
        if let reason {
            logger.error("The access log cannot be written: \(reason); lines are lost until it can be")
        } else {
            logger.notice("The access log can be written again")
        }
    }

    /// Writes everything, or says what was wrong.
    private static func write(_ lines: [UInt8], to descriptor: CInt) -> String? {
        var rest = lines[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written >= 0 {
                rest = rest.dropFirst(written)
            } else if errno == EAGAIN {
                var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&ready, 1, 1000)
            } else if errno != EINTR {
                return String(cString: strerror(errno))
            }
        }
        return nil
    }

    private static func open(_ destination: Destination) throws(AccessLogError) -> CInt {
        guard case .file(let path) = destination else { return STDOUT_FILENO }
        let descriptor = Glibc.open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw AccessLogError(path: path, reason: String(cString: strerror(errno))) }
        return descriptor
    }
}
