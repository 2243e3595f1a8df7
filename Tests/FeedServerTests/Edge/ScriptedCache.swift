import NIOCore
import NIOPosix
import Synchronization

/// A server on a socket of its own that keeps the requests that it is sent, and does with each as it was told beforehand;
/// then it answers 200.
final class ScriptedCache: Sendable {
    /// What it does with a request.
    enum Act: Sendable {
        /// Answers with a status and further lines of fields, each with its end.
        case answer(Int, String = "")
        /// Sends the head of an answer with a status, and nothing of the content that it announces.
        case head(Int)
        /// Says nothing.
        case hang
        /// Closes the connection.
        case close
    }

    /// What it was told and sent.
    private final class Script: Sendable {
        private let state: Mutex<(acts: [Act], requests: [String])>

        init(_ acts: [Act]) { state = Mutex((acts, [])) }

        var requests: [String] { state.withLock { $0.requests } }

        func take(_ request: String) -> Act {
            state.withLock { state in
                state.requests.append(request)
                return state.acts.isEmpty ? .answer(200) : state.acts.removeFirst()
            }
        }
    }

    private let script: Script
    private let channel: any Channel
    /// Its port on this machine.
    let port: Int

    /// Listens on a free port.
    init(_ acts: [Act] = []) async throws {
        let script = Script(acts)
        self.script = script
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Handler(take: script.take))
                }
            }
            .bind(host: "127.0.0.1", port: 0)
            .get()
        port = channel.localAddress?.port ?? 0
    }

    /// The requests so far, as they came.
    var requests: [String] { script.requests }

    /// Where it is.
    var url: String { "http://127.0.0.1:\(port)/purge" }

    /// Listens no more.
    func close() async throws { try await channel.close() }

    /// Reads requests one after the other.
    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let take: @Sendable (String) -> Act
        private var received = ""

        init(take: @escaping @Sendable (String) -> Act) { self.take = take }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            received += String(buffer: unwrapInboundIn(data))
            guard let end = received.firstRange(of: "\r\n\r\n") else { return }
            let length = received[..<end.lowerBound].lowercased().firstMatch(of: /\r\ncontent-length: ([0-9]+)/)
            guard received[end.upperBound...].utf8.count >= length.flatMap({ Int($0.output.1) }) ?? 0 else { return }
            let request = received
            received = ""
            switch take(request) {
            case .hang: break
            case .close: context.close(promise: nil)
            case .head(let status):
                let text = "HTTP/1.1 \(status) Said\r\nContent-Length: 2\r\n\r\n"
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
            case .answer(let status, let fields):
                let text = "HTTP/1.1 \(status) Said\r\n\(fields)Content-Length: 2\r\n\r\nok"
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
            }
        }
    }
}
