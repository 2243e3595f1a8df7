import Foundation
import Testing

/// Documents that were looked at once and must stay as they are.
enum Golden {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")

    /// Where a golden file is.
    static func url(_ name: String) -> URL { folder.appending(path: name) }

    /// Fails when the bytes are not those of the golden file.
    ///
    /// With `RECORD_GOLDENS=1` in the environment they are written to it, and the test fails all the same.
    static func expect(_ bytes: [UInt8], equals name: String, sourceLocation: SourceLocation = #_sourceLocation) throws
    {
        let file = url(name)
        if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
            try Data(bytes).write(to: file)
            Issue.record(
                "recorded \(name); look at it, then run again without RECORD_GOLDENS",
                sourceLocation: sourceLocation
            )
            return
        }
        guard let golden = try? Data(contentsOf: file) else {
            Issue.record("there is no golden file \(name); RECORD_GOLDENS=1 writes it", sourceLocation: sourceLocation)
            return
        }
        let given = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let expected = String(decoding: golden, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        for (index, (left, right)) in zip(given, expected).enumerated() where left != right {
            Issue.record("\(name):\(index + 1): is \(left), was \(right)", sourceLocation: sourceLocation)
            return
        }
        #expect(Array(golden) == bytes, "\(name) differs in length or line ends", sourceLocation: sourceLocation)
    }
}
