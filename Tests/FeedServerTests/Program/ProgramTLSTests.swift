import Foundation
import Glibc
import Testing

@testable import FeedServer

extension ProgramSuite {
    @Suite(.enabled(if: CommandLineTool.curl.isInstalled && CommandLineTool.openssl.isInstalled, "no curl or openssl"))
    struct ProgramTLSTests {
        private func configuration(_ files: Configuration.Listen.TLS) -> String {
            let tls = "{\"certificate\": \"\(files.certificate)\", \"key\": \"\(files.key)\"}"
            return ProgramWorkplace.configuration()
                .replacing("\"store\":", with: "\"listen\": {\"port\": 0, \"tls\": \(tls)},\n  \"store\":")
        }

        private func port(_ process: ProgramProcess) async throws -> Int {
            let line = /Listening on https:\/\/127\.0\.0\.1:([0-9]+)\/\n/
            try await Deadline.wait(until: "the server listens") { process.errors.contains(line) }
            return try #require(process.errors.firstMatch(of: line).flatMap { Int($0.output.1) })
        }

        @Test func `SIGHUP shows new connections a renewed certificate`() async throws {
            let (one, other) = (try await TestCertificate(), try await TestCertificate(for: "other"))
            let place = try ProgramWorkplace(configuration: configuration(one.files))
            let process = try place.start(["serve"])
            let port = try await port(process)
            #expect(try await one.answer(port: port, "/feeds/all.rss", ["--http2"])?.status == 200)
            try one.replace(\.certificate, by: other)
            try one.replace(\.key, by: other)
            process.signal(SIGHUP)
            try await Deadline.wait(until: "the certificate is taken") {
                process.errors.contains("notice New connections get a new certificate")
            }
            #expect(try await other.answer(port: port, "/feeds/all.rss", [])?.status == 200)
            process.signal(SIGTERM)
            #expect(await process.exitCode() == 0)
        }

        @Test func `A pair that does not fit ends with 78 and what to do`() async throws {
            let (one, other) = (try await TestCertificate(), try await TestCertificate(for: "other"))
            let files = Configuration.Listen.TLS(certificate: one.files.certificate, key: other.files.key)
            let place = try ProgramWorkplace(configuration: configuration(files))
            for command in ["serve", "check"] {
                let outcome = try await place.run(command)
                #expect(outcome.code == 78, "\(command)")
                #expect(
                    outcome.errors == "feedserver: listen.tls.key: \(files.key) is not the key of the certificate in "
                        + "\(files.certificate); name the two that belong together\n",
                    "\(command)"
                )
            }
        }
    }
}
