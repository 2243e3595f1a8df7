import Glibc
import Logging
import NIOCore
import NIOPosix
import Testing

@testable import FeedServer

@Suite struct HTTPAcceptErrorTests {
    /// Keeps the errors that come through.
    private final class Recorder: ChannelInboundHandler {
        typealias InboundIn = any Channel
        var codes: [CInt] = []

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            codes.append((error as? IOError)?.errnoCode ?? 0)
        }
    }

    @Test func `A want of descriptors does not reach what would stop listening`() async throws {
        let messages = LogMessages()
        let logger = Logger(label: "test") { _ in messages }
        let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .bind(host: "127.0.0.1", port: 0).get()
        let (codes, isReading) = try await channel.eventLoop
            .submit {
                let recorder = Recorder()
                let handler = AcceptErrorHandler(trouble: AcceptTrouble(logger: logger))
                try channel.pipeline.syncOperations.addHandlers(handler, recorder)
                for code in [EMFILE, ENFILE, ENOMEM, EBADF] {
                    channel.pipeline.syncOperations.fireErrorCaught(IOError(errnoCode: code, reason: "accept"))
                }
                return (recorder.codes, try channel.syncOptions?.getOption(.autoRead))
            }
            .get()
        #expect(codes == [EBADF])
        #expect(messages.all == ["Connections cannot be taken for now: Too many open files"])
        // Nothing is read for a moment, or the system would say the same again at once.
        #expect(isReading == false)
        while try await !channel.getOption(.autoRead).get() { try await Task.sleep(for: .milliseconds(10)) }
        try await channel.close()
    }
}
