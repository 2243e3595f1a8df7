import Synchronization

/// Memory that documents are written into, kept from one to the next.
///
/// What is fresh from the system comes page by page as it is touched, and that takes longer than the writing.
enum SpareMemory {
    /// A piece of memory with one owner.
    struct Piece: @unchecked Sendable {
        // Whoever has the piece is the only one who reads, writes and frees the memory: it is taken out of the list
        // before it is used and not used any more once it is back, so that it may go from thread to thread.

        /// Where it begins.
        let start: UnsafeMutableRawPointer
        /// How long it is, in bytes.
        let capacity: Int

        /// That of the blocks that are written into it.
        private static let alignment = 32

        /// Takes memory that its owner frees, and that may not be given back.
        init(_ start: UnsafeMutablePointer<UInt8>, capacity: Int) {
            self.start = UnsafeMutableRawPointer(start)
            self.capacity = capacity
        }

        /// Takes fresh memory.
        init(capacity: Int) {
            start = .allocate(byteCount: capacity, alignment: Self.alignment)
            self.capacity = capacity
        }
    }

    /// Pieces smaller than this are cheap to have afresh.
    private static let smallest = 16_384

    /// Larger ones are rare, and would take memory for nothing until the next: no reader likes a feed of a megabyte.
    private static let largest = 1_048_576

    /// As many as are kept: for as many documents as are written at once.
    private static let most = 8

    private static let pieces = Mutex<[Piece]>([])

    /// A piece of at least so many bytes; what is in it means nothing.
    static func take(atLeast capacity: Int) -> Piece {
        guard capacity >= smallest, let piece = pieces.withLock({ $0.popLast() }) else {
            return Piece(capacity: capacity)
        }
        guard piece.capacity < capacity else { return piece }
        piece.start.deallocate()
        return Piece(capacity: capacity)
    }

    /// Takes a piece back.
    static func give(_ piece: Piece) {
        let isKept =
            (smallest...largest).contains(piece.capacity)
            && pieces.withLock { pieces in
                guard pieces.count < most else { return false }
                pieces.append(piece)
                return true
            }
        if !isKept { piece.start.deallocate() }
    }
}
