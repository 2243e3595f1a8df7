import Foundation
import TestSupport
import Testing

@testable import FeedServer

/// Each `Fixtures/Configuration/NAME.json` is refused with the words of `NAME.problems.txt` beside it.
@Suite struct ConfigurationProblemsTests {
    private static let folder = Repository.root.appending(path: "Tests/FeedServerTests/Fixtures/Configuration")

    private static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(".json".count)) }.sorted()
    }()

    @Test func `There are fixtures`() {
        #expect(Self.names.count > 20)
    }

    @Test(arguments: names)
    func `A wrong configuration is refused with every problem in the order of the file`(name: String) throws {
        let bytes = Array(try Data(contentsOf: Self.folder.appending(path: "\(name).json")))
        let error = try #require(throws: ConfigurationError.self) {
            try ConfigurationReader.read(bytes: bytes, file: "\(name).json", environment: [:])
        }
        let found = error.description + "\n"
        let golden = Self.folder.appending(path: "\(name).problems.txt")
        let expected = try? String(contentsOf: golden, encoding: .utf8)
        if expected != found, ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
            try Data(found.utf8).write(to: golden)
        }
        #expect(found == expected)
    }
}
