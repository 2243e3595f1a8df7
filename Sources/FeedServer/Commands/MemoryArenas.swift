import CMalloc

/// The areas of memory that the allocator of the system shares out among threads.
enum MemoryArenas {
    /// Has as many of them as there are processors; the usual is eight for each, and what one thread leaves unused in its
    /// own no other thread gets.
    static func limit() {
        malloc_limit_arenas(CInt(clamping: ProcessorCount.available))
    }
}
