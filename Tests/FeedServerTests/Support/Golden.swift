import Foundation
import TestSupport
import Testing

/// Documents that were looked at once and must stay as they are.
enum Golden {
    private static let folder = Repository.root.appending(path: "Tests/FeedServerTests/Goldens")

    /// Fails when the bytes are not those of the golden file; `RECORD_GOLDENS=1` writes it, and fails all the same.
    static func expect(_ bytes: [UInt8], equals name: String, sourceLocation: SourceLocation = #_sourceLocation) throws
    {
        let file = folder.appending(path: name)
        if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
            try Data(bytes).write(to: file)
            Issue.record("recorded \(name); look at it, then run again", sourceLocation: sourceLocation)
        }
        let given = String(decoding: bytes, as: UTF8.self)
        let golden = try? String(contentsOf: file, encoding: .utf8)
        #expect(given == golden, sourceLocation: sourceLocation)
    }
}
