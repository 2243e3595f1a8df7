import FeedWriter
import Foundation
import NIOSSL

/// A certificate and its key, as they were read.
struct TLSIdentity: Sendable {
    /// The protocols that are agreed on in the handshake (ALPN, RFC 7301), the best first.
    static let protocols = ["h2", "http/1.1"]

    /// What connections are made of.
    let context: NIOSSLContext
    /// The end of the certificate's validity, in seconds since 1970.
    var expiry: Int64

    /// Makes what connections need.
    ///
    /// - Parameters:
    ///   - bytes: The contents of the files.
    ///   - files: Where they come from.
    /// - Throws: `TLSError`.
    init(_ bytes: TLSFileContents, from files: Configuration.Listen.TLS) throws(TLSError) {
        guard let certificates = try? NIOSSLCertificate.fromPEMBytes(Array(bytes.certificate)),
            let first = certificates.first
        else {
            throw TLSError(keyPath: TLSFileContents.certificateKey, path: files.certificate, reason: .noCertificate)
        }
        guard let key = try? NIOSSLPrivateKey(bytes: Array(bytes.key), format: .pem) else {
            throw TLSError(keyPath: TLSFileContents.privateKey, path: files.key, reason: .noKey)
        }
        expiry = Int64(first.notValidAfter)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: certificates.map { .certificate($0) },
            privateKey: .privateKey(key)
        )
        // RFC 9325 §3.1.1: nothing before 1.2.
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = Self.protocols
        do {
            context = try NIOSSLContext(configuration: configuration)
        } catch NIOSSLError.failedToLoadPrivateKey {
            throw TLSError(
                keyPath: TLSFileContents.privateKey,
                path: files.key,
                reason: .mismatch(certificate: files.certificate)
            )
        } catch {
            throw TLSError(
                keyPath: TLSFileContents.certificateKey,
                path: files.certificate,
                reason: .other("\(error)")
            )
        }
    }

    /// What is to be said of a certificate that is not valid any more; nil for one that is.
    func warning(path: String, now: Int64) -> String? {
        guard expiry <= now else { return nil }
        let date = FeedDate.httpDate(secondsSince1970: expiry) ?? "some time ago"
        return "\(TLSFileContents.certificateKey): the certificate in \(path) expired at \(date); clients refuse it"
    }
}
