import Dispatch
import FeedReader
import FeedWriter
import Foundation
import Synchronization

/// The records of an input, read on a thread of their own, no faster than they are taken.
struct RecordStream: AsyncSequence, Sendable {
    typealias Element = Batch

    /// Records that were read one after another.
    struct Batch: Sendable {
        var records: [FeedRecord]
        /// What was cleaned, or is wrong, outside of records; told with the last batch.
        var remarks: [RecordProblem] = []
        /// Why nothing comes after these; nil while more may.
        var failure: ReadFailure?
    }

    /// Why an input could not be read, or not further.
    struct ReadFailure: Sendable {
        /// Where the content is wrong; nil where the system cannot read it.
        var position: SourcePosition?
        var message: String

        /// Whether the system could not read the input.
        var isUnreadable: Bool { position == nil }
    }

    /// Records are handed over when there are so many.
    static let batchCount = 500
    /// Records are handed over when their content has so many bytes.
    static let batchBytes = 8 << 20

    private let batches: AsyncStream<Batch>
    private let permits: DispatchSemaphore
    private let isCancelled: Cancellation

    /// Begins to read an input.
    init(_ input: ImportInput, as format: SourceFormat?, baseURL: String) {
        let (batches, continuation) = AsyncStream.makeStream(of: Batch.self)
        // Two batches may be under way: one being stored, one being read. The permits are given after the semaphore is
        // made, since one that is let go with fewer than it began with traps.
        let permits = DispatchSemaphore(value: 0)
        for _ in 0..<2 { permits.signal() }
        let isCancelled = Cancellation()
        self.batches = batches
        self.permits = permits
        self.isCancelled = isCancelled
        let thread = Thread {
            Self.read(input, as: format, baseURL: baseURL) { batch in
                permits.wait()
                if isCancelled.value { throw CancellationError() }
                continuation.yield(batch)
            }
            continuation.finish()
        }
        thread.stackSize = 8 << 20
        thread.start()
    }

    func makeAsyncIterator() -> Iterator {
        Iterator(base: batches.makeAsyncIterator(), permits: permits)
    }

    /// Ends the reading at the next batch.
    func cancel() {
        isCancelled.set()
        permits.signal()
    }

    struct Iterator: AsyncIteratorProtocol {
        private var base: AsyncStream<Batch>.Iterator
        private let permits: DispatchSemaphore
        private var holdsPermit = false

        init(base: AsyncStream<Batch>.Iterator, permits: DispatchSemaphore) {
            self.base = base
            self.permits = permits
        }

        mutating func next() async -> Batch? {
            await next(isolation: #isolation)
        }

        mutating func next(isolation actor: isolated (any Actor)?) async -> Batch? {
            if holdsPermit { permits.signal() }
            let batch = await base.next(isolation: actor)
            holdsPermit = batch != nil
            return batch
        }
    }

    private final class Cancellation: Sendable {
        private let flag = Mutex(false)
        var value: Bool { flag.withLock { $0 } }
        func set() { flag.withLock { $0 = true } }
    }

    /// Reads to the end, handing over batches; what a hand throws ends the reading.
    private static func read(
        _ input: ImportInput,
        as format: SourceFormat?,
        baseURL: String,
        hand: (Batch) throws -> Void
    ) {
        var pending = Batch(records: [])
        var pendingBytes = 0
        do {
            let source: any ByteSource =
                switch input {
                case .file(let path): try FileByteSource(path: path)
                case .standardInput: FileByteSource(descriptor: 0)
                }
            let head = try FeedReader()
                .read(source, as: format, baseURL: baseURL) { record in
                    pending.records.append(record)
                    pendingBytes += record.contentByteCount
                    guard pending.records.count >= batchCount || pendingBytes >= batchBytes else { return }
                    try hand(pending)
                    pending = Batch(records: [])
                    pendingBytes = 0
                }
            // Those of records came with them.
            pending.remarks = (head.problems + head.notes).filter { $0.position.record == nil }
        } catch is CancellationError {
            return
        } catch let error as FeedReadError {
            pending.failure = ReadFailure(position: error.position, message: error.message)
        } catch {
            pending.failure = ReadFailure(position: nil, message: "it cannot be read: \(error)")
        }
        // Nobody is left to be told when the last batch is not taken either.
        try? hand(pending)
    }
}

extension FeedRecord {
    /// About how much memory the record's texts take.
    fileprivate var contentByteCount: Int {
        guard case .entry(let read) = self else { return 0 }
        return (read.entry.content?.value.utf8.count ?? 0) + (read.entry.summary?.value.utf8.count ?? 0)
    }
}
