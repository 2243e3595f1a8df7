import FeedLinter
import FeedReader
import Foundation
import TestSupport
import Testing

@testable import FeedServer

@Suite struct ValidateCommandTests {
    private static let folder = Repository.root.appending(path: "Tests/FeedServerTests/Fixtures/Lint")

    private static let inputs: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.contains(".in.") }.sorted()
    }()

    @Test func `There are fixtures to read`() {
        #expect(!Self.inputs.isEmpty)
    }

    @Test func `Of more findings than anybody reads, the first are listed and the others counted`() throws {
        let folder = try TemporaryDirectory()
        let file = folder.url.appending(path: "many.jsonl")
        let line = #"{"title": "No id", "content_text": "Text", "date_published": "2026-03-04T18:00:00Z"}"#
        try String(repeating: line + "\n", count: 800).write(to: file, atomically: true, encoding: .utf8)
        let report = try ValidateCommand.report(on: .file(path: file.path))
        #expect(report.findings.count == 100)
        #expect(report.omitted == 700)
        #expect(report.text.contains("many.jsonl: and 700 more findings\n"))
    }

    @Test func `A feed of which there are only notes is sound, one with a warning is not`() throws {
        let item = #"{"id": "1", "content_text": "Text"#
        for (line, isSound) in [(item + #""}"#, true), (item + #"", "subtitle": ""}"#, false)] {
            let report = ValidationReport(
                input: "items",
                try FeedLinter().lintItems(MemoryByteSource(Array(line.utf8)))
            )
            #expect(report.isSound == isSound)
            #expect(!report.findings.isEmpty)
        }
    }

    @Test func `As JSON a finding says its level, line, rule and path, what is wrong, why it matters and what to do`()
        throws
    {
        let line = #"{"id": "1", "content_text": "Text"}"#
        let report = ValidationReport(input: "items", try FeedLinter().lintItems(MemoryByteSource(Array(line.utf8))))
        #expect(
            try JSONOutput.line(report) == """
                {"entries":1,"findings":[{"level":"note","line":1,"message":"The item has no “date_published”.",\
                "path":["items","date_published"],"remedy":"Add “pubDate”, in JSON Feed “date_published”.",\
                "rule":"missing-date","why":"Readers put it where they first saw it."}],"input":"items","omitted":0,\
                "version":"JSON Lines"}
                """
        )
    }

    @Test(arguments: inputs)
    func `The linter says of a feed what stands beside it`(name: String) throws {
        let input = Self.folder.appending(path: name)
        let golden = Self.folder.appending(
            path: String(name.prefix(upTo: name.firstRange(of: ".in.")?.lowerBound ?? name.endIndex)) + ".out.txt"
        )
        let isAnswer = name.hasSuffix(".http")
        var report = try ValidateCommand.report(on: .file(path: input.path), isAnswer: isAnswer)
        report.input = name
        let text = report.text + "\n"
        if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
            try text.write(to: golden, atomically: true, encoding: .utf8)
            Issue.record("recorded \(golden.lastPathComponent); run again without RECORD_GOLDENS")
            return
        }
        #expect(try text == String(contentsOf: golden, encoding: .utf8))
    }
}
