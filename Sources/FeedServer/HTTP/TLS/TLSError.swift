/// Why a certificate and its key cannot be used.
struct TLSError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The key of the configuration that names the file: `listen.tls.key`.
    let keyPath: String
    /// The file.
    let path: String
    let reason: Reason

    enum Reason: Sendable, Hashable {
        /// As the operating system says it.
        case unreadable(String)
        case noCertificate
        case noKey
        /// The key is that of another certificate.
        case mismatch(certificate: String)
        /// As the library says it.
        case other(String)
    }

    var description: String {
        switch reason {
        case .unreadable(let text): "\(keyPath): \(path) cannot be read: \(text)"
        case .noCertificate:
            "\(keyPath): \(path) has no certificate in PEM; it begins with -----BEGIN CERTIFICATE-----, and those that "
                + "vouch for it follow"
        case .noKey:
            "\(keyPath): \(path) has no private key in PEM that can be read without a passphrase"
        case .mismatch(let certificate):
            "\(keyPath): \(path) is not the key of the certificate in \(certificate); name the two that belong together"
        case .other(let text): "\(keyPath): \(path) cannot be used: \(text)"
        }
    }
}
