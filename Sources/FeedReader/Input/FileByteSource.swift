#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A file, or standard input.
public final class FileByteSource: ByteSource {
    private let descriptor: Int32
    private let isOwned: Bool

    /// Opens a file for reading.
    ///
    /// - Throws: `FileError` when there is none or it may not be read.
    public init(path: String) throws(FileError) {
        let opened = open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw FileError(code: errno) }
        descriptor = opened
        isOwned = true
    }

    /// Reads from a descriptor that the caller opened and closes, 0 for standard input.
    public init(descriptor: Int32) {
        self.descriptor = descriptor
        isOwned = false
    }

    deinit {
        if isOwned { close(descriptor) }
    }

    /// Reads the next bytes.
    ///
    /// - Throws: `FileError` when the system cannot read on.
    public func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else { throw FileError(code: errno) }
        }
    }

    /// Why the system could not open or read a file.
    public struct FileError: Error, Hashable, CustomStringConvertible {
        /// The system's number for the reason (`errno`).
        public let code: Int32

        /// The system's words for the reason.
        public var description: String {
            var buffer = [CChar](repeating: 0, count: 256)
            guard strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
            return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }
}
