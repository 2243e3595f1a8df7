import Foundation
import Logging
import TestSupport
import Testing

@testable import FeedServer

@Suite struct HTTPAccessLogTests {
    private typealias Record = AccessLogRecord<String.UTF8View>

    private let record = Record(
        remoteAddress: "192.0.2.7",
        time: 1_795_366_360,
        request: .init(method: "GET".utf8, target: "/feeds/all.rss?x=1".utf8, version: "HTTP/1.1"),
        status: 200,
        contentLength: 8123,
        referer: nil,
        userAgent: "newsboat/2.37 (Linux x86_64)".utf8,
        microseconds: 184
    )

    private func line(_ format: AccessLogFormat, _ change: (inout Record) -> Void = { _ in }) -> String {
        var record = record
        change(&record)
        var line: [UInt8] = []
        var formatter = AccessLogFormatter(format)
        formatter.append(record, to: &line)
        return String(decoding: line, as: UTF8.self)
    }

    @Test func `A line in Combined Log Format, word for word`() {
        #expect(
            line(.combined)
                == #"192.0.2.7 - - [22/Nov/2026:16:52:40 +0000] "GET /feeds/all.rss?x=1 HTTP/1.1" 200 8123 "#
                + "\"-\" \"newsboat/2.37 (Linux x86_64)\"\n"
        )
        #expect(
            line(.combined) {
                $0.request = nil
                $0.status = 400
                $0.time = 1_798_761_599
                $0.userAgent = nil
            } == "192.0.2.7 - - [31/Dec/2026:23:59:59 +0000] \"-\" 400 8123 \"-\" \"-\"\n"
        )
    }

    @Test func `A line in JSON, word for word`() {
        #expect(
            line(.json) { $0.referer = "a\"b\\c\n手\u{1F4F1}".utf8 }
                == #"{"time":"2026-11-22T16:52:40Z","remote":"192.0.2.7","method":"GET","target":"/feeds/all.rss?x=1","#
                + #""version":"HTTP/1.1","status":200,"bytes":8123,"referer":"a\"b\\c\u000A\u624B\uD83D\uDCF1","#
                + #""userAgent":"newsboat/2.37 (Linux x86_64)","microseconds":184}"# + "\n"
        )
    }

    @Test func `What could forge a line is escaped as nginx does`() {
        let text = line(.combined) {
            $0.userAgent = "a\"b\\c\r\n\u{7F}\u{1B}[31m手".utf8
            $0.referer = "\0".utf8
            $0.request?.target = "/\"x\"".utf8
        }
        #expect(text.contains(#""GET /\x22x\x22 HTTP/1.1""#))
        #expect(text.hasSuffix(#""\x00" "a\x22b\x5Cc\x0D\x0A\x7F\x1B[31m\xE6\x89\x8B""# + "\n"))
        #expect(text.utf8.count { $0 == 0x0A } == 1)
    }

    @Test func `Every answer is logged once, in order, refused requests too`() async throws {
        let folder = try TemporaryDirectory()
        let path = folder.url.appending(path: "access.log").path
        let log = try AccessLog(format: .combined, destination: .file(path), logger: quiet)
        try await TestServer.run(accessLog: log) { port in
            _ = try await RawClient.answers(
                port: port,
                "GET /feeds/all.rss?a HTTP/1.1\r\nHost: x\r\nUser-Agent: u\r\n\r\n"
                    + "HEAD /feeds/all.rss HTTP/1.1\r\nHost: x\r\nReferer: r\r\n\r\n"
                    + "GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n" + "GET /\"\t HTTP/1.1\r\n\r\n",
                methods: ["GET", "HEAD"]
            )
            _ = try await RawClient.get(port: port, "/" + String(repeating: "a", count: 9000))
        }
        await log.flush()
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        let rests = lines.compactMap { line in line.split(separator: "] ", maxSplits: 1).last }
        #expect(lines.allSatisfy { $0.hasPrefix("127.0.0.1 - - [") })
        #expect(
            rests.prefix(4).map(String.init) == [
                #""GET /feeds/all.rss?a HTTP/1.1" 200 12 "-" "u""#, #""HEAD /feeds/all.rss HTTP/1.1" 200 0 "r" "-""#,
                #""GET /nowhere HTTP/1.1" 404 64 "-" "-""#, #""-" 400 102 "-" "-""#,
            ]
        )
        #expect(rests.count == 5)
        #expect(rests.last?.contains("\" 414 66 ") == true)
    }

    @Test func `After a file was moved away, reopening writes to the one that has its name`() async throws {
        let folder = try TemporaryDirectory()
        let path = folder.url.appending(path: "access.log").path
        let log = try AccessLog(format: .combined, destination: .file(path), logger: quiet)
        log.record(record)
        await log.flush()
        try FileManager.default.moveItem(atPath: path, toPath: path + ".1")
        log.record(record)
        await log.reopen()
        log.record(record)
        await log.flush()
        let line = line(.combined)
        #expect(try String(contentsOfFile: path + ".1", encoding: .utf8) == line + line)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == line)
    }

    @Test func `What does not fit is dropped and counted, and nobody waits`() async throws {
        let folder = try TemporaryDirectory()
        let path = folder.url.appending(path: "access.log").path
        let messages = LogMessages()
        let logger = Logger(label: "test") { _ in messages }
        let log = try AccessLog(format: .combined, destination: .file(path), logger: logger, capacity: 10)
        for _ in 0..<3 { log.record(record) }
        await log.flush()
        #expect(try String(contentsOfFile: path, encoding: .utf8).isEmpty)
        #expect(messages.all == ["3 lines of the access log were dropped; it is written too slowly"])
    }

    /// A full disk once filled the other log with a line for every few requests.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "this system has no /dev/full"))
    func `That lines cannot be written is said once`() async throws {
        let messages = LogMessages()
        let logger = Logger(label: "test") { _ in messages }
        let log = try AccessLog(format: .combined, destination: .file("/dev/full"), logger: logger)
        for _ in 0..<3 {
            log.record(record)
            await log.flush()
        }
        #expect(
            messages.all == [
                "The access log cannot be written: No space left on device; lines are lost until it can be"
            ]
        )
    }

    @Test func `A file that cannot be opened is said so`() {
        let error = #expect(throws: AccessLogError.self) {
            try AccessLog(format: .json, destination: .file("/nowhere/access.log"), logger: quiet)
        }
        #expect(
            error?.description == "/nowhere/access.log: the access log cannot be opened for appending: "
                + "No such file or directory; name a file in a folder that this user may write to"
        )
    }

    private var quiet: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }
}
