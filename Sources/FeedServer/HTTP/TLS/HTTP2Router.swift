import Hummingbird
import HummingbirdCore
import HummingbirdHTTP2
import Logging
import NIOCore

/// What is spoken on connections for which HTTP/2 was agreed on: Hummingbird's handlers, with what the router answers.
struct HTTP2Router: Sendable {
    /// How long a connection may last before the client is told to make another (RFC 9113 §6.8).
    private static let longestConnection = Duration.seconds(3600)
    /// How long the answers under way may take after that.
    private static let longestFarewell = Duration.seconds(30)

    private let channel: HTTP2Channel
    private let tasks: ListenerTasks
    private let logger: Logger

    /// Makes the handlers' settings; connections are looked after among some tasks.
    init(responder: StreamResponder, patience: RequestPatience, tasks: ListenerTasks, logger: Logger) {
        self.tasks = tasks
        self.logger = logger
        var configuration = HTTP2ChannelConfiguration(
            idleTimeout: .nanoseconds(patience.idle.nanoseconds),
            gracefulCloseTimeout: Self.longestFarewell,
            streamConfiguration: .init(idleTimeout: patience.content)
        )
        configuration.maxAgeTimeout = Self.longestConnection
        channel = HTTP2Channel(
            responder: { request, writer, channel in
                let answer = try await responder.answer(to: request, on: channel)
                defer { responder.log(request, answer) }
                try await writer.write(response: answer.response.head, body: answer.response.body)
                try answer.endIfRefused()
            },
            configuration: configuration
        )
    }

    /// Puts the handlers at the end of a channel's pipeline; on the channel's event loop, and done when it returns.
    func join(_ channel: any Channel) {
        self.channel.setup(channel: channel, logger: logger)
            .whenComplete { [channel = self.channel, tasks, logger] result in
                if case .success(let connection) = result {
                    tasks.add { await channel.handle(value: connection, logger: logger) }
                }
            }
    }
}
