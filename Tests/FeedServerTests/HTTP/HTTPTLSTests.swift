import Foundation
import Logging
import NIOCore
import Testing

@testable import FeedServer

@Suite(
    .enabled(if: CommandLineTool.curl.isInstalled && CommandLineTool.openssl.isInstalled, "curl or openssl is missing")
)
struct HTTPTLSTests {
    /// What a request of a table is.
    struct Row: Sendable {
        var target: String
        var options: [String] = []
        var status: Int
    }

    private let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private static let rows = [
        Row(target: "/feeds/all.rss", status: 200),
        Row(target: "/feeds/all.rss", options: ["--header", "Accept-Encoding: gzip"], status: 200),
        Row(target: "/feeds/all.rss", options: ["--head"], status: 200),
        Row(target: "/feeds/all.rss", options: ["--header", "If-None-Match: *"], status: 304),
        Row(target: "/feeds/all", options: ["--header", "Accept: application/atom+xml"], status: 200),
        Row(target: "/feeds/all", options: ["--header", "Accept: image/png"], status: 406),
        Row(target: "/feed/", status: 301),
        Row(target: "/old", status: 410),
        Row(target: "/nowhere", status: 404),
        Row(target: "/nowhere", options: ["--head"], status: 404),
        Row(target: "/healthz", status: 200),
        Row(target: "/feeds/all.rss", options: ["--data", "a=b"], status: 405),
        Row(target: "/" + String(repeating: "a", count: 8200), status: 414),
    ]

    @Test(arguments: HTTPTLSTests.rows)
    func `Every protocol answers alike`(row: Row) async throws {
        let certificate = try await TestCertificate()
        let certificates = try TLSCertificates(certificate.files, logger: quiet)
        let answers = try await TestServer.run(certificates: certificates) { port in
            var answers: [RawAnswer?] = []
            for version in ["--http2", "--http1.1", "--no-alpn"] {
                let options = row.options + [version]
                answers.append(try await certificate.answer(port: port, row.target, options))
            }
            return answers
        }
        let first = try #require(answers.compactMap { $0 }.first)
        #expect(first.status == row.status)
        #expect(first["date"] != nil)
        for answer in answers {
            #expect(answer?.status == first.status)
            #expect(answer?.body == first.body)
            let fields = answer?.fieldsWithoutDate.filter { $0.name != "connection" }
            #expect(fields.map(Set.init) == Set(first.fieldsWithoutDate))
        }
    }

    @Test func `Clients agree on HTTP/2 if they can, and on HTTP/1.1 otherwise`() async throws {
        let certificate = try await TestCertificate()
        let certificates = try TLSCertificates(certificate.files, logger: quiet)
        try await TestServer.run(certificates: certificates) { port in
            for (option, version) in [("--http2", "2"), ("--http1.1", "1.1"), ("--no-alpn", "1.1")] {
                let outcome = try await CommandLineTool.curl.run([
                    "--silent", "--cacert", certificate.files.certificate, option, "--output", "/dev/null",
                    "--write-out", "%{http_version}", "https://127.0.0.1:\(port)/feeds/all.rss",
                ])
                #expect(String(decoding: outcome.output, as: UTF8.self) == version)
            }
        }
    }

    @Test func `Answers over HTTP/2 are logged and counted`() async throws {
        let certificate = try await TestCertificate()
        let certificates = try TLSCertificates(certificate.files, logger: quiet)
        let log = try AccessLog(format: .combined, destination: .file(certificate.path("log")), logger: quiet)
        let statistics = ServerStatistics()
        try await TestServer.run(certificates: certificates, accessLog: log, statistics: statistics) { port in
            _ = try await certificate.answer(port: port, "/feeds/all.rss?a", ["--http2", "--user-agent", "Reader/1"])
            _ = try await certificate.answer(port: port, "/nowhere", ["--http2", "--user-agent", "a\u{1B}b"])
        }
        await log.flush()
        let lines = try String(contentsOfFile: certificate.path("log"), encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first?.hasPrefix("127.0.0.1 - - [") == true)
        #expect(
            lines.first?.hasSuffix("\"GET /feeds/all.rss?a HTTP/2.0\" 200 12 \"-\" \"Reader/1\"") == true,
            "\(lines)"
        )
        #expect(lines.allSatisfy { !$0.contains("\u{1B}") })
        let counts = statistics.counters.counts
        #expect(counts.answers[.init(route: .router, status: 200)] == 1)
        #expect(counts.answers[.init(route: .router, status: 404)] == 1)
        #expect(counts.connectionsOpened == 2)
        #expect(counts.connectionsClosed == 2)
        #expect(counts.handshakesFailed == 0)
    }

    @Test func `What is no handshake, an old one or a slow one is counted and closed without an answer`() async throws {
        let certificate = try await TestCertificate()
        let certificates = try TLSCertificates(certificate.files, logger: quiet)
        let statistics = ServerStatistics()
        let patience = RequestPatience(head: .seconds(2))
        try await TestServer.run(certificates: certificates, statistics: statistics, patience: patience) { port in
            let clear = try await RawClient.exchange(port: port, "GET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
            #expect(!clear.starts(with: "HTTP".utf8))
            let old = try await certificate.answer(port: port, "/feeds/all.rss", ["--tls-max", "1.1"])
            #expect(old == nil)
            let silent = try await RawClient.exchange(port: port, [])
            #expect(silent.isEmpty)
            let good = try await certificate.answer(port: port, "/feeds/all.rss", [])
            #expect(good?.status == 200)
        }
        #expect(statistics.counters.counts.handshakesFailed == 3)
    }

    @Test func `Content without end ends the stream and nothing else`() async throws {
        let certificate = try await TestCertificate()
        let certificates = try TLSCertificates(certificate.files, logger: quiet)
        let big = certificate.path("big")
        try Data(repeating: 0x61, count: 1 << 20).write(to: URL(filePath: big))
        try await TestServer.run(certificates: certificates) { port in
            let answer = try await certificate.answer(
                port: port,
                "/feeds/all.rss",
                ["--http2", "--request", "GET", "--header", "Expect:", "--data-binary", "@\(big)"]
            )
            #expect(answer?.status == 413)
            let next = try await certificate.answer(port: port, "/feeds/all.rss", ["--http2"])
            #expect(next?.status == 200)
        }
    }
}
