import Foundation
import Glibc
import TestSupport
import Testing

/// What tests start programs with.
@Suite struct ChildProcessTests {
    @Test func `A program does not hold what tests have open`() throws {
        var ends: [CInt] = [-1, -1]
        try #require(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(ends[1])")
        let process = try ChildProcess(URL(filePath: "/bin/sleep"), ["60"])
        // Other programs that are started meanwhile may hold it; this one must not.
        let folder = "/proc/\(process.number)/fd"
        let held = try FileManager.default.contentsOfDirectory(atPath: folder)
            // What it has open for a moment while it is loaded may be gone by now.
            .compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)") }
        #expect(held.contains("/dev/null"))
        #expect(!held.contains(own))
        process.signal(SIGKILL)
        #expect(process.waitUntilEnd() == -SIGKILL)
    }
}
