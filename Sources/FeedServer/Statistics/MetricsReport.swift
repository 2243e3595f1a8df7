/// Which metrics there are.
///
/// Names and labels are a contract with who watches the server: add, but rename nothing.
enum MetricsReport {
    /// Statuses that are always there, so that a rate over them is there from the start.
    private static let usualStatuses = [200, 226, 301, 304, 404, 405, 406, 410, 429, 503]

    /// All metrics as text.
    static func text(_ counts: ServerCounts, process: ProcessFacts) -> String {
        var metrics = MetricsText()
        metrics.write(
            "feedserver_build_info",
            .gauge,
            "The version of the program that runs.",
            [.init(1, (name: "version", value: ProgramVersion.current))]
        )
        answers(counts, &metrics)
        connections(counts, &metrics)
        cache(counts, &metrics)
        purges(counts, &metrics)
        metrics.write(
            "feedserver_access_log_dropped_lines_total",
            .counter,
            "Lines of the access log that were dropped because it is written too slowly.",
            counts.accessLogLinesDropped
        )
        metrics.write(
            "feedserver_last_change",
            .gauge,
            "The sequence number of the last change of an article that was followed.",
            counts.lastChange
        )
        facts(process, &metrics)
        return metrics.text
    }

    private static func answers(_ counts: ServerCounts, _ metrics: inout MetricsText) {
        let routes = AnsweredRequest.Route.allCases
        let statuses = Set(usualStatuses).union(counts.answers.keys.map(\.status)).sorted()
        metrics.write(
            "feedserver_http_responses_total",
            .counter,
            "Answers by status and by the way they came: from prepared bytes (fast) or through the router.",
            routes.flatMap { route in
                statuses.map { status in
                    MetricsText.Sample(
                        counts.answers[.init(route: route, status: status)] ?? 0,
                        (name: "route", value: route.rawValue),
                        (name: "code", value: String(status))
                    )
                }
            }
        )
        metrics.write(
            "feedserver_http_response_content_bytes_total",
            .counter,
            "Bytes of content sent, without heads.",
            routes.map { .init(counts.contentBytes[$0] ?? 0, (name: "route", value: $0.rawValue)) }
        )
        metrics.write(
            "feedserver_http_unconditional_requests_total",
            .counter,
            "Requests without If-None-Match and If-Modified-Since that were not answered by an error.",
            counts.unconditional
        )
        metrics.write(
            "feedserver_http_refused_requests_total",
            .counter,
            "Requests turned away before anything asked what they were for, by reason.",
            Refusal.allCases.map { .init(counts.refusals[$0] ?? 0, (name: "reason", value: $0.rawValue)) }
        )
    }

    private static func connections(_ counts: ServerCounts, _ metrics: inout MetricsText) {
        metrics.write(
            "feedserver_connections_total",
            .counter,
            "Connections taken, those included that were refused.",
            counts.connectionsOpened
        )
        metrics.write(
            "feedserver_connections",
            .gauge,
            "Connections open now.",
            max(0, counts.connectionsOpened - counts.connectionsClosed)
        )
        metrics.write(
            "feedserver_tls_handshake_failures_total",
            .counter,
            "TLS handshakes that came to nothing: other protocols, no common version, clients that left or waited.",
            counts.handshakesFailed
        )
    }

    private static func cache(_ counts: ServerCounts, _ metrics: inout MetricsText) {
        metrics.write(
            "feedserver_cache_hits_total",
            .counter,
            "Requests for documents that were rendered already.",
            counts.cacheHits
        )
        metrics.write(
            "feedserver_cache_misses_total",
            .counter,
            "Requests for documents that had to be rendered first.",
            counts.cacheMisses
        )
        metrics.write("feedserver_cache_renders_total", .counter, "Documents rendered.", counts.renders)
        metrics.write("feedserver_cache_deltas_total", .counter, "Deltas made (RFC 3229).", counts.deltas)
        metrics.write("feedserver_cache_bytes", .gauge, "Bytes of content in the cache.", counts.cacheBytes)
    }

    private static func purges(_ counts: ServerCounts, _ metrics: inout MetricsText) {
        metrics.write(
            "feedserver_purge_requests_total",
            .counter,
            "Requests to caches in front to drop what changes have touched, by what came of them; those that fail are repeated.",
            [
                .init(counts.purges, (name: "outcome", value: "taken")),
                .init(counts.purgesFailed, (name: "outcome", value: "failed")),
            ]
        )
        metrics.write(
            "feedserver_purge_waiting_tags",
            .gauge,
            "Tags that a cache in front has still to drop, at the cache that is furthest behind.",
            counts.purgesWaiting
        )
    }

    private static func facts(_ process: ProcessFacts, _ metrics: inout MetricsText) {
        metrics.write(
            "process_cpu_seconds_total",
            .counter,
            "Time that the process has spent on processors, in seconds.",
            [.init(process.processorSeconds)]
        )
        metrics.write(
            "process_start_time_seconds",
            .gauge,
            "When the process began, in seconds since 1970.",
            [.init(process.startTime)]
        )
        metrics.write(
            "process_resident_memory_bytes",
            .gauge,
            "Memory of the process that is in main memory.",
            process.residentBytes
        )
        metrics.write(
            "process_virtual_memory_bytes",
            .gauge,
            "Memory that the process has addresses for.",
            process.virtualBytes
        )
        metrics.write("process_open_fds", .gauge, "Descriptors that are open.", process.openDescriptors)
        metrics.write("process_max_fds", .gauge, "Descriptors that may be open.", process.mostDescriptors)
    }
}
