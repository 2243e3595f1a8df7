import ArgumentParser
import Foundation
import Glibc
import Store

/// `feedserver serve`.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the server.",
        discussion: "SIGTERM and Ctrl-C finish what is being answered. SIGHUP reads the configuration again. "
            + "SIGUSR1 reopens the access log's file. SIGUSR2 lets a new process of the program take over."
    )

    @OptionGroup var configuration: ConfigurationOption
    @Option(help: "Listen on this host or address instead of listen.host.")
    var host: String?
    @Option(help: "Listen on this port instead of listen.port; 0 takes a free one.")
    var port: Int?

    func validate() throws {
        if let port, !(0...65535).contains(port) { throw ValidationError("--port: \(port) is no port from 0 to 65535") }
    }

    func run() async throws {
        MemoryArenas.limit()
        // Before anything else: a signal that comes while the store is being opened must not end the program.
        let signals = await ServerSignals()
        do {
            let inherited = try InheritedSockets(
                environment: ProcessInfo.processInfo.environment,
                process: getpid(),
                parent: getppid()
            )
            try inherited?.adopt()
            let application = try await Application.open(configuration.file, .createIfMissing)
            try await application.serve(
                at: try address(application.configuration),
                inherited: inherited,
                signals: signals
            ) { address in
                StandardError.write("Listening on \(address)\n")
            }
        } catch {
            try CommandRun.end(CommandFailure(error))
        }
    }

    /// Where the configuration and the options say to listen.
    private func address(_ configuration: Configuration) throws(CommandFailure) -> ListenAddress {
        let listen = configuration.listen
        guard let socket = listen.socket else {
            return .internet(host: host ?? listen.host, port: port ?? listen.port)
        }
        guard host == nil, port == nil else {
            throw CommandFailure(
                .usage,
                "--host and --port say nothing of a socket, which \(configuration.file) has as listen.socket; "
                    + "leave them out, or that"
            )
        }
        return .socket(path: socket)
    }
}
