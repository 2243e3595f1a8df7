import HTTPTypes
import NIOCore

/// The lines of the access log that an event loop has not handed over yet.
struct AccessLogLines {
    private let log: AccessLog
    private var formatter: AccessLogFormatter
    private var lines: [UInt8] = []

    /// Whether lines say how long an answer took.
    let isTimed: Bool

    /// Gathers lines for a log.
    init(log: AccessLog) {
        isTimed = log.format == .json
        self.log = log
        formatter = AccessLogFormatter(log.format)
    }

    /// Adds a request that was answered at once.
    mutating func add(
        _ head: RequestHead,
        status: Int,
        contentLength: Int,
        now: Int64,
        _ client: Caller,
        arrived: NIODeadline
    ) {
        let method: StaticString = head.isHead ? "HEAD" : "GET"
        method.withUTF8Buffer { method in
            guard let method = ByteWindow(UnsafeRawBufferPointer(method)) else { return }
            let record = AccessLogRecord(
                remoteAddress: client.text,
                time: now,
                request: .init(method: method, target: head.target, version: head.version),
                status: status,
                contentLength: contentLength,
                referer: head.referer,
                userAgent: head.userAgent,
                microseconds: isTimed ? (NIODeadline.now() - arrived).nanoseconds / 1000 : 0
            )
            formatter.append(record, to: &lines)
        }
    }

    /// Adds a refusal of what could not be read.
    mutating func add(_ refusal: Refusal, contentLength: Int, now: Int64, _ client: Caller) {
        let record = AccessLogRecord<ByteWindow>(
            remoteAddress: client.text,
            time: now,
            status: refusal.status.code,
            contentLength: contentLength,
            microseconds: 0
        )
        formatter.append(record, to: &lines)
    }

    /// Hands the lines over.
    mutating func flush() {
        guard !lines.isEmpty else { return }
        log.append(lines)
        lines.removeAll(keepingCapacity: true)
    }
}
