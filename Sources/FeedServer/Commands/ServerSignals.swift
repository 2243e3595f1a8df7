import Glibc
import UnixSignals

/// What a running server is told by signals, beside when to stop.
struct ServerSignals: Sendable {
    /// SIGHUP: the configuration is to be read again.
    let hangups: UnixSignalsSequence
    /// SIGUSR2: another process is to take over.
    let takeovers: UnixSignalsSequence

    /// Traps them, so that none ends the process.
    init() async {
        hangups = await UnixSignalsSequence(trapping: .sighup)
        takeovers = await UnixSignalsSequence(trapping: .sigusr2)
        // Without an access log nobody takes the signal to reopen it.
        signal(SIGUSR1, SIG_IGN)
    }
}
