import Logging
import NIOSSL
import Synchronization

/// The certificate that connections are shown, the newest that was good.
final class TLSCertificates: Sendable {
    private struct State {
        var identity: TLSIdentity
        /// What was last looked at, good or not, so that nothing is said twice; nil if it could not be read.
        var contents: TLSFileContents?
        /// Why the newest files are not used; nil where they are.
        var failure: TLSError?
    }

    private let files: Configuration.Listen.TLS
    private let logger: Logger
    private let state: Mutex<State>

    /// Reads the certificate and its key.
    ///
    /// - Throws: `TLSError` if they cannot be used.
    init(_ files: Configuration.Listen.TLS, logger: Logger) throws(TLSError) {
        self.files = files
        self.logger = logger
        let contents = try TLSFileContents(files)
        let identity = try TLSIdentity(contents, from: files)
        state = Mutex(State(identity: identity, contents: contents))
        warn(identity)
    }

    /// What the next connection is made of.
    var context: NIOSSLContext { state.withLock { $0.identity.context } }

    /// Takes the files as they are now if they have changed and are good; otherwise the old ones stay.
    func refresh() {
        let contents: TLSFileContents
        do throws(TLSError) {
            contents = try TLSFileContents(files)
        } catch {
            refuse(error, nil)
            return
        }
        guard state.withLock({ $0.contents != contents }) else { return }
        do throws(TLSError) {
            let identity = try TLSIdentity(contents, from: files)
            state.withLock { $0 = State(identity: identity, contents: contents) }
            logger.notice("New connections get a new certificate", metadata: ["file": "\(files.certificate)"])
            warn(identity)
        } catch {
            refuse(error, contents)
        }
    }

    private func refuse(_ error: TLSError, _ contents: TLSFileContents?) {
        let before = state.withLock { state in
            defer { (state.failure, state.contents) = (error, contents) }
            return state.failure
        }
        if before != error { logger.error("\(error); the old certificate and key stay") }
    }

    private func warn(_ identity: TLSIdentity) {
        guard let warning = identity.warning(path: files.certificate, now: DateField.now()) else { return }
        logger.warning("\(warning)")
    }
}
