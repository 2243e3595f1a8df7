import FeedWriter
import Foundation
import Glibc

/// Writes the feed of a sample file as often as it is told, and says how long that took: see `Benchmarks/writer`.
@main struct WriterBench {
    static func main() throws {
        guard CommandLine.arguments.count == 2 else {
            throw CocoaError(.fileNoSuchFile)
        }
        let feed = try SampleFile.read(String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8))
        while let line = readLine() {
            let words = line.split(separator: " ").map(String.init)
            guard words.count == 3, let task = Task(rawValue: words[1]) else {
                print("error: expected \"time TASK COUNT\" or \"save TASK PATH\"")
                continue
            }
            if words[0] == "save" {
                try Data(task.run(feed)).write(to: URL(filePath: words[2]))
                print("saved")
            } else {
                print(measure(task, of: feed, count: Int(words[2]) ?? 1))
            }
            fflush(nil)
        }
    }

    /// Nanoseconds of a processor and bytes for all rounds together, and allocations where they are counted.
    private static func measure(_ task: Task, of feed: Feed, count: Int) -> String {
        let allocations = AllocationCount()
        let start = processorTime
        var bytes = 0
        for _ in 0..<count { bytes += task.run(feed).count }
        return "\(processorTime - start) \(bytes) \(allocations.sinceThen)"
    }

    /// Nanoseconds that the program has had of processors.
    private static var processorTime: Int {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}
