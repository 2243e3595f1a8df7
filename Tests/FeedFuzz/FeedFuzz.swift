import FeedWriter
import Foundation
import TestSupport

/// Has documents of random and hostile entries written and read again, and stops at the first that says something else.
///
///     FeedFuzz 200000 SEED
@main struct FeedFuzz {
    private static let batch = 500

    static func main() throws {
        let numbers = CommandLine.arguments.dropFirst().map { UInt64($0) ?? 0 }
        guard numbers.count == 2, !numbers.contains(0) else {
            print("usage: FeedFuzz ENTRIES SEED, both more than 0")
            exit(64)
        }
        let folder = try TemporaryDirectory()
        let count = (Int(clamping: numbers[0]) + batch - 1) / batch
        for number in 0..<count {
            let seed = numbers[1] &+ UInt64(number)
            let entries = HostileEntries(seed: seed, count: batch)
            for format in FeedFormat.allCases {
                guard let fault = try entries.fault(as: format, folder: folder.url) else { continue }
                print("FeedFuzz \(batch) \(seed): \(format): \(fault)")
                exit(1)
            }
        }
        print("\(count * batch) entries in \(FeedFormat.allCases.count) formats say what they are to say.")
    }
}
