import CZlib

extension Gzip {
    /// Why bytes could not be decompressed.
    public enum Failure: Error, Sendable, Hashable {
        /// They are no gzip stream, or a damaged or truncated one.
        case malformed
        /// What they hold is longer than the limit, in bytes.
        case longerThan(limit: Int)
    }

    /// Decompresses one or more gzip members, or throws when they are damaged or hold more bytes than a limit.
    public static func decompress(_ bytes: [UInt8], limit: Int) throws(Failure) -> [UInt8] {
        var output: [UInt8] = []
        var stream = z_stream()
        let failure = withUnsafeMutablePointer(to: &stream) { stream in
            inflate(bytes, limit: limit, stream: stream, output: &output)
        }
        if let failure { throw failure }
        return output
    }

    private static let gzipWindowBits = MAX_WBITS + 16

    private static func inflate(
        _ bytes: [UInt8],
        limit: Int,
        stream: UnsafeMutablePointer<z_stream>,
        output: inout [UInt8]
    ) -> Failure? {
        let size = Int32(MemoryLayout<z_stream>.size)
        guard inflateInit2_(stream, gzipWindowBits, ZLIB_VERSION, size) == Z_OK else { return .malformed }
        defer { inflateEnd(stream) }
        var chunk = [UInt8](repeating: 0, count: 65_536)
        var input = bytes[...]
        while !input.isEmpty {
            // Deflate makes at most 1,032 bytes of one, so a piece of this size cannot outgrow the limit by much.
            let piece = input.prefix(4_096)
            let status = feed(piece, to: stream, chunk: &chunk, output: &output) { CZlib.inflate($0, Z_NO_FLUSH) }
            input = input.dropFirst(piece.count - Int(stream.pointee.avail_in))
            if output.count > limit { return .longerThan(limit: limit) }
            switch status {
            case Z_STREAM_END where input.isEmpty: return nil
            case Z_STREAM_END: inflateReset(stream)
            case Z_OK, Z_BUF_ERROR: break
            default: return .malformed
            }
        }
        return .malformed
    }

    /// Runs a step of zlib over a piece of input until it wants more or is done, and takes what it puts out.
    private static func feed(
        _ piece: ArraySlice<UInt8>,
        to stream: UnsafeMutablePointer<z_stream>,
        chunk: inout [UInt8],
        output: inout [UInt8],
        step: (UnsafeMutablePointer<z_stream>) -> Int32
    ) -> Int32 {
        piece.withUnsafeBufferPointer { input in
            // `next_in` is not const in C, but zlib only reads through it, and only within this call.
            stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            stream.pointee.avail_in = UInt32(input.count)
            var status = Z_OK
            repeat {
                chunk.withUnsafeMutableBufferPointer { space in
                    stream.pointee.next_out = space.baseAddress
                    stream.pointee.avail_out = UInt32(space.count)
                    status = step(stream)
                    output.append(contentsOf: space[..<(space.count - Int(stream.pointee.avail_out))])
                }
            } while status == Z_OK && stream.pointee.avail_out == 0
            return status
        }
    }
}
