import ArgumentParser
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import UnixSignals

@main
struct FeedServerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "feedserver")
}
