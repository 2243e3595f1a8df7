import Foundation

/// What is in the files of a certificate and its key.
struct TLSFileContents: Sendable, Hashable {
    /// The keys of the configuration that name them.
    static let certificateKey = "listen.tls.certificate"
    static let privateKey = "listen.tls.key"
    /// The most that is read of a file, in bytes.
    private static let maximumSize = 1 << 20

    let certificate: Data
    let key: Data

    /// Reads both.
    ///
    /// - Throws: `TLSError` if one cannot be read.
    init(_ files: Configuration.Listen.TLS) throws(TLSError) {
        certificate = try Self.read(files.certificate, Self.certificateKey)
        key = try Self.read(files.key, Self.privateKey)
    }

    private static func read(_ path: String, _ keyPath: String) throws(TLSError) -> Data {
        // Without waiting, should it be a pipe.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw TLSError(keyPath: keyPath, path: path, reason: .unreadable(String(cString: strerror(errno))))
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            return try handle.read(upToCount: maximumSize) ?? Data()
        } catch {
            throw TLSError(keyPath: keyPath, path: path, reason: .unreadable(String(cString: strerror(errno))))
        }
    }
}
