import Logging
import ServiceLifecycle
import Store
import UnixSignals

/// Reads the configuration again on SIGHUP.
///
/// A wrong one is refused with what is wrong in it, and the old one stays.
struct ConfigurationReload: Service {
    let live: LivePublication
    let etiquette: PollEtiquette
    /// Looked at again at the same time; nil where there is no TLS.
    var certificates: TLSCertificates?
    let logger: Logger
    /// SIGHUP, trapped before the configuration was first read, so that no change of it is missed.
    let hangups: UnixSignalsSequence
    let read: @Sendable () throws(ConfigurationError) -> Configuration

    func run() async throws {
        for await _ in hangups.cancelOnGracefulShutdown() {
            await reload()
            certificates?.refresh()
        }
    }

    /// Takes the configuration as the file is now, if nothing is wrong with it.
    func reload() async {
        do {
            let configuration = try read()
            let old = live.publication.configuration
            try await live.publish(configuration)
            etiquette.obey(PollEtiquette.Rules(configuration))
            logger.notice("The configuration was read again", metadata: ["file": "\(configuration.file)"])
            for key in old.keysThatWait(for: configuration) {
                logger.warning("A change takes effect at the next start", metadata: ["key": "\(key)"])
            }
        } catch let error as ConfigurationError {
            for problem in error.problems {
                logger.error(
                    "The configuration is refused; the old one stays",
                    metadata: ["file": "\(error.file)", "problem": "\(problem)"]
                )
            }
        } catch {
            logger.error("The configuration is refused; the old one stays", metadata: ["problem": "\(error)"])
        }
    }
}
