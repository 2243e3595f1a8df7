import Foundation
import Logging
import Testing

@testable import FeedServer

@Suite(
    .enabled(if: CommandLineTool.curl.isInstalled && CommandLineTool.openssl.isInstalled, "curl or openssl is missing")
)
struct TLSCertificatesTests {
    private let messages = LogMessages()
    private let logger: Logger

    init() {
        logger = Logger(label: "test") { [messages] _ in messages }
    }

    private func failure(_ files: Configuration.Listen.TLS) -> String? {
        #expect(throws: TLSError.self) { try TLSCertificates(files, logger: logger) }?.description
    }

    @Test func `What is wrong with a pair is said with key, file and what to do`() async throws {
        let (one, other) = (try await TestCertificate(), try await TestCertificate(for: "other"))
        let files = one.files
        #expect(
            failure(.init(certificate: "/nowhere/c.pem", key: files.key))
                == "listen.tls.certificate: /nowhere/c.pem cannot be read: No such file or directory"
        )
        #expect(
            failure(.init(certificate: files.certificate, key: "/nowhere/k.pem"))
                == "listen.tls.key: /nowhere/k.pem cannot be read: No such file or directory"
        )
        #expect(
            failure(.init(certificate: files.certificate, key: "/"))
                == "listen.tls.key: / cannot be read: Is a directory"
        )
        #expect(
            failure(.init(certificate: files.key, key: files.key))
                == "listen.tls.certificate: \(files.key) has no certificate in PEM; it begins with "
                + "-----BEGIN CERTIFICATE-----, and those that vouch for it follow"
        )
        #expect(
            failure(.init(certificate: files.certificate, key: files.certificate))
                == "listen.tls.key: \(files.certificate) has no private key in PEM that can be read without a passphrase"
        )
        #expect(
            failure(.init(certificate: files.certificate, key: other.files.key))
                == "listen.tls.key: \(other.files.key) is not the key of the certificate in \(files.certificate); "
                + "name the two that belong together"
        )
    }

    @Test func `A key that needs a passphrase is refused without asking for it`() async throws {
        let certificate = try await TestCertificate()
        let encrypted = certificate.path("encrypted.pem")
        let outcome = try await CommandLineTool.openssl.run([
            "pkey", "-in", certificate.files.key, "-aes256", "-passout", "pass:secret", "-out", encrypted,
        ])
        #expect(outcome.code == 0)
        #expect(
            failure(.init(certificate: certificate.files.certificate, key: encrypted))
                == "listen.tls.key: \(encrypted) has no private key in PEM that can be read without a passphrase"
        )
    }

    @Test func `New connections get a new pair, and a bad one is said once while the old one stays`() async throws {
        let (one, other) = (try await TestCertificate(), try await TestCertificate(for: "other"))
        let old = try await TestCertificate(for: "copy")
        try old.replace(\.certificate, by: one)
        try old.replace(\.key, by: one)
        let certificates = try TLSCertificates(one.files, logger: logger)
        let refusal =
            "listen.tls.key: \(one.files.key) is not the key of the certificate in \(one.files.certificate); "
            + "name the two that belong together; the old certificate and key stay"
        try await TestServer.run(certificates: certificates) { port in
            certificates.refresh()
            #expect(messages.all.isEmpty)
            try one.replace(\.key, by: other)
            certificates.refresh()
            certificates.refresh()
            #expect(messages.all == [refusal])
            let before = try await old.answer(port: port, "/feeds/all.rss", [])
            #expect(before?.status == 200)
            try one.replace(\.certificate, by: other)
            certificates.refresh()
            certificates.refresh()
            #expect(messages.all == [refusal, "New connections get a new certificate"])
            let after = try await other.answer(port: port, "/feeds/all.rss", [])
            #expect(after?.status == 200)
            let distrusted = try await old.answer(port: port, "/feeds/all.rss", [])
            #expect(distrusted == nil)
        }
    }

    @Test func `A certificate that has expired is served with a warning`() async throws {
        let certificate = try await TestCertificate()
        let contents = try TLSFileContents(certificate.files)
        var identity = try TLSIdentity(contents, from: certificate.files)
        #expect(identity.warning(path: "c.pem", now: identity.expiry - 1) == nil)
        identity.expiry = 1_600_000_000
        #expect(
            identity.warning(path: "c.pem", now: 1_600_000_000)
                == "listen.tls.certificate: the certificate in c.pem expired at Sun, 13 Sep 2020 12:26:40 GMT; "
                + "clients refuse it"
        )
    }
}
