/// Something that bytes are read from, front to back.
public protocol ByteSource {
    /// Fills a buffer from its beginning, as far as bytes are at hand, and returns how many there were; 0 is the end.
    ///
    /// - Throws: what the source throws; the reader passes it on.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}
