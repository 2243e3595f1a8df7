import ServiceLifecycle

@testable import FeedServer

/// Has a document ready only once the listener has been told to stop.
struct SourceUntilShutdown: DocumentSource {
    private let asked: AsyncStream<Void>
    private let ask: AsyncStream<Void>.Continuation

    init() {
        (asked, ask) = AsyncStream.makeStream()
    }

    /// Returns when a document was asked for.
    func waitUntilAsked() async {
        for await _ in asked { return }
    }

    func resolve(path: String) -> Resolution { StubSource().resolve(path: path) }

    let edition = 0

    func ready(_ key: DocumentKey) -> PreparedDocument? { nil }

    func document(_ key: DocumentKey) async -> DocumentAnswer {
        ask.yield()
        try? await gracefulShutdown()
        return await StubSource().document(key)
    }

    func readiness() async -> Readiness { .ready }
}
