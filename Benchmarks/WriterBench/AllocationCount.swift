import Glibc

/// Allocations from a moment on, as `Benchmarks/writers/allocations.c` counts them when it is loaded before all else.
struct AllocationCount {
    private typealias Counter = @convention(c) () -> UInt

    private let counter: Counter?
    private let before: UInt

    /// Begins to count.
    init() {
        // The symbol, where there is one, is that of the function of this type in allocations.c.
        counter = dlsym(nil, "allocation_count").map { unsafeBitCast($0, to: Counter.self) }
        before = counter?() ?? 0
    }

    /// How many there were since; 0 where nobody counts.
    var sinceThen: UInt { (counter?() ?? 0) - before }
}
