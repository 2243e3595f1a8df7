import Foundation
import Glibc
import TestSupport
import Testing

/// What tests start programs with.
@Suite struct ChildProcessTests {
    @Test func `A program does not hold what tests have open`() throws {
        var ends: [CInt] = [-1, -1]
        try #require(pipe(&ends) == 0)
        defer { close(ends[0]) }
        let process = try ChildProcess(URL(filePath: "/bin/sleep"), ["60"])
        close(ends[1])
        var ready = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
        #expect(poll(&ready, 1, 0) == 1)
        #expect(ready.revents & Int16(POLLHUP) != 0)
        process.signal(SIGKILL)
        #expect(process.waitUntilEnd() == -SIGKILL)
    }
}
