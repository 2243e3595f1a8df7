import Foundation
import NIOCore

/// How many processors the process may use.
enum ProcessorCount {
    /// As many as its affinity and its control group allow, at least one.
    ///
    /// Two event loops on one processor would stand in each other's way, for a whole slice of time at a time.
    static var available: Int {
        let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        return max(1, min(System.coreCount, status.flatMap(allowed) ?? System.coreCount))
    }

    /// The number of bits in the mask of processors in a process's status (`man 5 proc`, Cpus_allowed); nil if there is none.
    static func allowed(status: String) -> Int? {
        guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("Cpus_allowed:") }) else {
            return nil
        }
        let count = line.dropFirst("Cpus_allowed:".count).compactMap(\.hexDigitValue)
            .reduce(0) { $0 + $1.nonzeroBitCount }
        return count > 0 ? count : nil
    }
}
