import ServiceLifecycle

/// Looks once a minute whether a certificate was renewed.
struct TLSRefresh: Service {
    let certificates: TLSCertificates
    var interval = Duration.seconds(60)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: interval)
                if !Task.isCancelled { certificates.refresh() }
            }
        }
    }
}
