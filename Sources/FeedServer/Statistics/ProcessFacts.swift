import Foundation
import Glibc

/// What the system says of this process (proc(5)).
struct ProcessFacts: Sendable, Hashable {
    /// Time on processors, in seconds.
    var processorSeconds = 0.0
    /// When it began, in seconds since 1970.
    var startTime = 0.0
    /// Bytes in main memory.
    var residentBytes = 0
    /// Bytes that it has addresses for.
    var virtualBytes = 0
    var openDescriptors = 0
    var mostDescriptors = 0

    /// What the system says now; 0 for what it does not tell.
    static func now() -> ProcessFacts {
        var facts = ProcessFacts(
            stat: text("/proc/self/stat"),
            systemStat: text("/proc/stat"),
            ticks: sysconf(CInt(_SC_CLK_TCK)),
            pageSize: sysconf(CInt(_SC_PAGESIZE))
        )
        // The list is read through a descriptor, which is in it.
        let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0
        facts.openDescriptors = max(0, open - 1)
        var limit = rlimit()
        if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 {
            facts.mostDescriptors = Int(clamping: limit.rlim_cur)
        }
        return facts
    }

    /// Facts without descriptors.
    init() {}

    /// Reads the texts of the system.
    ///
    /// - Parameters:
    ///   - stat: `/proc/self/stat`.
    ///   - systemStat: `/proc/stat`, where `btime` is when the machine began.
    ///   - ticks: Of the clock, in a second.
    ///   - pageSize: In bytes.
    init(stat: String, systemStat: String, ticks: Int, pageSize: Int) {
        // The second field is the name of the program in parentheses, which may hold anything.
        guard ticks > 0, let end = stat.lastIndex(of: ")") else { return }
        let fields = stat[stat.index(after: end)...].split(whereSeparator: \.isWhitespace)
        // The third field is the first of these.
        func number(_ field: Int) -> Int { field - 3 < fields.count ? Int(fields[field - 3]) ?? 0 : 0 }
        processorSeconds = Double(number(14) + number(15)) / Double(ticks)
        virtualBytes = number(23)
        residentBytes = number(24) * pageSize
        let boot = systemStat.split(separator: "\n").first { $0.hasPrefix("btime ") }.flatMap { Int($0.dropFirst(6)) }
        if let boot { startTime = Double(boot) + Double(number(22)) / Double(ticks) }
    }

    private static func text(_ path: String) -> String {
        (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }
}
