import Glibc
import NIOCore

/// Answers to the requests of one read, sent with one system call, or two where a content is big enough to be sent from a
/// file without a copy.
///
/// Heads are gathered in one run of bytes; contents are shared with the documents. Kept by an event loop and used for
/// one connection after another. Bound to its event loop, so not Sendable.
final class AnswerBatch {
    /// The most answers that are gathered before they are sent.
    static let maximumAnswers = 32

    /// A run of heads and the content that follows it.
    private struct Piece {
        /// Where the run ends in `heads`.
        var headsEnd: Int
        var content: ByteBuffer
        /// The content as a file.
        var file: ContentFile?
    }

    private var heads: [UInt8] = []
    private var pieces: [Piece] = []
    private var vectors: [iovec] = []
    private(set) var answers = 0

    init() {
        heads.reserveCapacity(16 << 10)
        pieces.reserveCapacity(Self.maximumAnswers)
        vectors.reserveCapacity(2 * Self.maximumAnswers + 1)
    }

    /// Adds an answer; a file holds the same bytes as the content.
    func add(_ head: PreparedHead, ending: [UInt8], content: ByteBuffer?, file: ContentFile? = nil) {
        heads += head.bytes
        heads += ending
        if let content, content.readableBytes > 0 {
            pieces.append(Piece(headsEnd: heads.count, content: content, file: file))
        }
        answers += 1
    }

    /// Sends everything, and returns what the system did not take, in order.
    ///
    /// - Parameter descriptor: A connected socket that does not block and has nothing else waiting to be sent; nil to
    ///   send nothing.
    /// - Returns: The bytes that are still to be sent.
    func send(to descriptor: CInt?) -> [ByteBuffer] {
        defer { clear() }
        let sent = descriptor.map { pieces.isEmpty ? sendHeads(to: $0) : sendPieces(to: $0) } ?? 0
        return sent == byteCount ? [] : rest(after: sent)
    }

    private var byteCount: Int { pieces.reduce(heads.count) { $0 + $1.content.readableBytes } }

    private func clear() {
        heads.removeAll(keepingCapacity: true)
        pieces.removeAll(keepingCapacity: true)
        answers = 0
    }

    /// Sends answers that have no contents, as 304s, with one call; returns how many bytes the system took.
    private func sendHeads(to descriptor: CInt) -> Int {
        heads.withUnsafeBytes { heads in
            while true {
                let sent = Glibc.send(descriptor, heads.baseAddress, heads.count, CInt(MSG_NOSIGNAL | MSG_DONTWAIT))
                if sent >= 0 || errno != EINTR { return max(0, sent) }
            }
        }
    }

    /// Sends piece after piece, as many as go into one call; returns how many bytes the system took, fewer than all if it
    /// has no room or there was an error, of which whoever sends the rest learns.
    private func sendPieces(to descriptor: CInt) -> Int {
        var sent = 0
        var first = 0
        var start = 0
        while first < pieces.count || start < heads.count {
            let end = pieces[first...].firstIndex { $0.file != nil } ?? pieces.count
            let file = end < pieces.count ? pieces[end].file : nil
            let headsEnd = file == nil ? heads.count : pieces[end].headsEnd
            let expected = pieces[first..<end].reduce(headsEnd - start) { $0 + $1.content.readableBytes }
            let taken = sendVectors(pieces[first..<end], heads: start..<headsEnd, isMore: file != nil, to: descriptor)
            sent += taken
            guard taken == expected else { break }
            if let file {
                let taken = file.send(to: descriptor)
                sent += taken
                guard taken == file.byteCount else { break }
            }
            first = end + 1
            start = headsEnd
            guard first <= pieces.count else { break }
        }
        return sent
    }

    /// Sends heads and contents that are in memory with one call; returns how many bytes the system took.
    private func sendVectors(
        _ pieces: ArraySlice<Piece>,
        heads range: Range<Int>,
        isMore: Bool,
        to descriptor: CInt
    ) -> Int {
        let sent = heads.withUnsafeMutableBytes { heads in
            // The pointers stay good until the call below returns: `heads` is borrowed by this closure, and `pieces`
            // keeps the contents, whose storage is never moved and only read.
            vectors.removeAll(keepingCapacity: true)
            var start = range.lowerBound
            for piece in pieces {
                append(heads[start..<piece.headsEnd])
                piece.content.withUnsafeReadableBytes { content in
                    let base = UnsafeMutableRawPointer(mutating: content.baseAddress)
                    vectors.append(iovec(iov_base: base, iov_len: content.count))
                }
                start = piece.headsEnd
            }
            append(heads[start..<range.upperBound])
            return vectors.withUnsafeMutableBufferPointer { vectors in
                var message = msghdr()
                message.msg_iov = vectors.baseAddress
                message.msg_iovlen = vectors.count
                let flags = CInt(MSG_NOSIGNAL) | CInt(MSG_DONTWAIT) | (isMore ? CInt(MSG_MORE) : 0)
                while true {
                    let sent = sendmsg(descriptor, &message, flags)
                    if sent >= 0 || errno != EINTR { return sent }
                }
            }
        }
        return max(0, sent)
    }

    private func append(_ bytes: Slice<UnsafeMutableRawBufferPointer>) {
        guard !bytes.isEmpty else { return }
        let run = UnsafeMutableRawBufferPointer(rebasing: bytes)
        vectors.append(iovec(iov_base: run.baseAddress, iov_len: run.count))
    }

    /// What follows a number of bytes, the heads copied, the contents shared.
    private func rest(after sent: Int) -> [ByteBuffer] {
        var rest: [ByteBuffer] = []
        var skip = sent
        var start = 0
        func add(_ buffer: ByteBuffer) {
            let skipped = min(skip, buffer.readableBytes)
            skip -= skipped
            if skipped < buffer.readableBytes {
                var buffer = buffer
                buffer.moveReaderIndex(forwardBy: skipped)
                rest.append(buffer)
            }
        }
        for piece in pieces {
            add(ByteBuffer(bytes: heads[start..<piece.headsEnd]))
            add(piece.content)
            start = piece.headsEnd
        }
        add(ByteBuffer(bytes: heads[start...]))
        return rest
    }
}

@available(*, unavailable)
extension AnswerBatch: Sendable {}
