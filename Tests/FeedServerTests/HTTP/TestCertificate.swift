import Foundation
import TestSupport

@testable import FeedServer

/// A certificate for this machine and its key, made for a test and gone with it.
struct TestCertificate: Sendable {
    /// It could not be made.
    struct Failure: Error {
        let code: Int32
    }

    let files: Configuration.Listen.TLS
    private let folder: TemporaryDirectory

    /// Makes a certificate that names who it is for.
    init(for name: String = "one") async throws {
        folder = try TemporaryDirectory()
        files = .init(
            certificate: folder.url.appending(path: "certificate.pem").path,
            key: folder.url.appending(path: "key.pem").path
        )
        let outcome = try await CommandLineTool.openssl.run([
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30",
            "-subj", "/CN=\(name)", "-addext", "subjectAltName=IP:127.0.0.1",
            "-out", files.certificate, "-keyout", files.key,
        ])
        guard outcome.code == 0 else { throw Failure(code: outcome.code) }
    }

    /// The path of another file in its folder.
    func path(_ name: String) -> String { folder.url.appending(path: name).path }

    /// Puts the files of another certificate in the place of these.
    func replace(_ part: KeyPath<Configuration.Listen.TLS, String>, by other: TestCertificate) throws {
        try Data(contentsOf: URL(filePath: other.files[keyPath: part]))
            .write(to: URL(filePath: files[keyPath: part]), options: .atomic)
    }

    /// The answer to a request, by a client that trusts this certificate alone; nil where there is none.
    func answer(port: Int, _ target: String, _ options: [String]) async throws -> RawAnswer? {
        let outcome = try await CommandLineTool.curl.run(
            ["--silent", "--include", "--max-time", "20", "--cacert", files.certificate] + options + [
                "https://127.0.0.1:\(port)\(target)"
            ]
        )
        guard outcome.code == 0, let space = outcome.output.firstIndex(of: UInt8(ascii: " ")) else { return nil }
        // HTTP/2 has no such line; curl writes one without a reason.
        let bytes = Array("HTTP/1.1".utf8) + outcome.output[space...]
        return try RawAnswer.parse(bytes, methods: [options.contains("--head") ? "HEAD" : "GET"]).first
    }
}
