import CZlib

/// The content coding `gzip` (RFC 1952), by zlib.
public enum Gzip {
    /// Why bytes could not be decompressed.
    public enum Failure: Error, Sendable, Hashable {
        /// They are no gzip stream, or a damaged or truncated one.
        case malformed
        /// What they hold is longer than the limit, in bytes.
        case longerThan(limit: Int)
    }

    /// Compresses bytes; the same bytes, level and version of zlib give the same result.
    ///
    /// The header says nothing of time, name or operating system (255, unknown). The level is 0 (stored) to
    /// 9 (smallest); other numbers are taken for the nearest of these.
    public static func compress(_ bytes: [UInt8], level: Int = 6) -> [UInt8] {
        var stream = z_stream()
        var header = gz_header()
        header.os = 255
        // zlib keeps the addresses of stream and header, so both hold for all that is done with them.
        let compressed = withUnsafeMutablePointer(to: &stream) { stream in
            withUnsafeMutablePointer(to: &header) { header in
                deflated(bytes, level: Int32(min(max(level, 0), 9)), stream: stream, header: header)
            }
        }
        return compressed ?? stored(bytes)
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

    /// Nil when zlib cannot have the memory that it asks for.
    private static func deflated(
        _ bytes: [UInt8],
        level: Int32,
        stream: UnsafeMutablePointer<z_stream>,
        header: UnsafeMutablePointer<gz_header>
    ) -> [UInt8]? {
        let size = Int32(MemoryLayout<z_stream>.size)
        let strategy = Z_DEFAULT_STRATEGY
        guard
            deflateInit2_(stream, level, Z_DEFLATED, gzipWindowBits, 8, strategy, ZLIB_VERSION, size) == Z_OK
        else { return nil }
        defer { deflateEnd(stream) }
        guard deflateSetHeader(stream, header) == Z_OK else { return nil }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count / 3 + 64)
        var chunk = [UInt8](repeating: 0, count: 65_536)
        var input = bytes[...]
        while true {
            let piece = input.prefix(1 << 30)
            input = input.dropFirst(piece.count)
            let flush = input.isEmpty ? Z_FINISH : Z_NO_FLUSH
            let status = feed(piece, to: stream, chunk: &chunk, output: &output) { deflate($0, flush) }
            if flush == Z_FINISH { return status == Z_STREAM_END ? output : nil }
            guard status == Z_OK || status == Z_BUF_ERROR else { return nil }
        }
    }

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

    /// A gzip stream of stored blocks, which needs no memory but its own.
    static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        var rest = bytes[...]
        repeat {
            let block = rest.prefix(65_535)
            rest = rest.dropFirst(block.count)
            let length = UInt16(block.count)
            output.append(rest.isEmpty ? 1 : 0)
            appendLittleEndian(length, to: &output)
            appendLittleEndian(~length, to: &output)
            output.append(contentsOf: block)
        } while !rest.isEmpty
        let checksum = bytes.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) }
        appendLittleEndian(UInt32(truncatingIfNeeded: checksum), to: &output)
        appendLittleEndian(UInt32(truncatingIfNeeded: bytes.count), to: &output)
        return output
    }

    private static func appendLittleEndian(_ value: some FixedWidthInteger, to output: inout [UInt8]) {
        withUnsafeBytes(of: value.littleEndian) { output.append(contentsOf: $0) }
    }
}
