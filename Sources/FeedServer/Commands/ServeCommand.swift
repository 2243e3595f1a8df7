import ArgumentParser
import Store
import UnixSignals

/// `feedserver serve`.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the server.",
        discussion: "SIGTERM and Ctrl-C finish what is being answered. SIGHUP reads the configuration again. "
            + "SIGUSR1 reopens the access log's file."
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
        // Before anything else: a signal that comes while the store is being opened must not end the program.
        let hangups = await UnixSignalsSequence(trapping: .sighup)
        do {
            let application = try await Application.open(configuration.file, .createIfMissing)
            let listen = application.configuration.listen
            try await application.serve(host: host ?? listen.host, port: port ?? listen.port, hangups: hangups) {
                address in
                StandardError.write("Listening on \(address)\n")
            }
        } catch {
            try CommandRun.end(CommandFailure(error))
        }
    }
}
