import Foundation
import TestSupport
import Testing

@testable import FeedServer

@Suite struct FeedLintTests {
    private static let folder = Repository.root.appending(path: "Tests/FeedServerTests/Fixtures/Lint")

    private static let inputs: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.contains(".in.") }.sorted()
    }()

    @Test func `There are fixtures to read`() {
        #expect(!Self.inputs.isEmpty)
    }

    @Test(arguments: inputs)
    func `The linter says of a feed what stands beside it`(name: String) throws {
        let input = Self.folder.appending(path: name)
        let golden = Self.folder.appending(
            path: String(name.prefix(upTo: name.firstRange(of: ".in.")?.lowerBound ?? name.endIndex)) + ".out.txt"
        )
        var report = try ValidateCommand.report(on: .file(path: input.path))
        report.input = name
        let text = ValidateCommand.text(report) + "\n"
        if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
            try text.write(to: golden, atomically: true, encoding: .utf8)
            Issue.record("recorded \(golden.lastPathComponent); run again without RECORD_GOLDENS")
            return
        }
        #expect(try text == String(contentsOf: golden, encoding: .utf8))
    }
}
