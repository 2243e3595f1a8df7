#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The bytes of an XML document as UTF-8, whatever encoding it came in, without the characters that XML forbids.
///
/// libxml2 takes labels at their word (`gb2312`, `iso-8859-1`), the web does not; so it is given UTF-8 only. Bytes that
/// mean nothing in the encoding end the reading: replacing them would change articles unseen.
final class TranscodedInput {
    let encoding: CharacterEncoding
    private let input: BufferedInput
    private var converter: iconv_t?
    private var pending: [UInt8] = []
    private var filter = LegalCharacterFilter()
    /// The offset in the source of the first byte of `pending`.
    private var pendingOffset: Int

    /// How many characters were removed because XML 1.0 forbids them.
    var removedCharacterCount: Int { filter.removedCharacterCount }
    var firstRemovedLine: Int? { filter.firstRemovedLine }

    init(_ input: BufferedInput) throws {
        self.input = input
        let (encoding, markByteCount) = try EncodingDetection.detect(input.prefix(1024))
        self.encoding = encoding
        input.advance(by: markByteCount)
        pendingOffset = input.offset
        guard encoding != .utf8, encoding != .windows1252 else { return }
        let opened = iconv_open("UTF-8", encoding.converter)
        guard opened != iconv_t(bitPattern: -1) else {
            throw FeedReadError(
                position: SourcePosition(line: 1, byte: 0),
                message: "This system has no converter for the encoding “\(encoding.name)”; expected utf-8."
            )
        }
        converter = opened
    }

    deinit {
        if let converter { iconv_close(converter) }
    }

    /// The next bytes of UTF-8; empty at the end.
    ///
    /// - Throws: `FeedReadError` with the byte that means nothing in the encoding; what the source throws.
    func next() throws -> [UInt8] {
        while true {
            let chunk = try input.takeChunk()
            let isLast = chunk.isEmpty
            pending += chunk
            if isLast, pending.isEmpty { return [] }
            let converted = try convert(isLast: isLast)
            var output: [UInt8] = []
            output.reserveCapacity(converted.count)
            filter.append(converted, to: &output)
            if !output.isEmpty { return output }
            if isLast { return [] }
        }
    }

    private func convert(isLast: Bool) throws -> [UInt8] {
        let result: (output: [UInt8], consumed: Int)
        if let converter {
            result = try Self.iconvert(pending, with: converter, undecodable: undecodable)
        } else if encoding == .windows1252 {
            result = (Windows1252.utf8(pending), pending.count)
        } else {
            let valid = UTF8Validation.validPrefix(pending)
            if case .invalid(let at) = valid { throw undecodable(at) }
            guard case .valid(let count) = valid else { return [] }
            result = (count == pending.count ? pending : Array(pending[..<count]), count)
        }
        if isLast, result.consumed < pending.count { throw undecodable(result.consumed) }
        pendingOffset += result.consumed
        pending.removeFirst(result.consumed)
        return result.output
    }

    private func undecodable(_ index: Int) -> FeedReadError {
        // In encodings of several bytes a line feed is one byte of them: near enough to find the place.
        let line = 1 + filter.lineCount + pending[..<index].count(where: { $0 == 0x0A })
        let byte =
            index < pending.count ? "The byte 0x" + String(pending[index], radix: 16, uppercase: true) : "The end"
        return FeedReadError(
            position: SourcePosition(line: line, byte: pendingOffset + index),
            message: "\(byte) means nothing in \(encoding.name), the encoding that the document "
                + "declares or that it has for want of a declaration; expected text in that encoding."
        )
    }

    /// Converts as far as whole characters go.
    private static func iconvert(
        _ bytes: [UInt8],
        with converter: iconv_t,
        undecodable: (Int) -> FeedReadError
    ) throws -> (output: [UInt8], consumed: Int) {
        var source = bytes.map { CChar(bitPattern: $0) }
        var output: [UInt8] = []
        var consumed = 0
        var chunk = [CChar](repeating: 0, count: 1 << 16)
        while consumed < source.count {
            var failure: Int32 = 0
            let produced = source.withUnsafeMutableBufferPointer { source in
                chunk.withUnsafeMutableBufferPointer { chunk in
                    var from = source.baseAddress.map { $0 + consumed }
                    var left = source.count - consumed
                    var to = chunk.baseAddress
                    var room = chunk.count
                    if iconv(converter, &from, &left, &to, &room) == -1 { failure = errno }
                    consumed = source.count - left
                    return chunk.count - room
                }
            }
            output.append(contentsOf: chunk[..<produced].lazy.map { UInt8(bitPattern: $0) })
            if failure == EILSEQ { throw undecodable(consumed) }
            if failure == EINVAL { break }
        }
        return (output, consumed)
    }
}
