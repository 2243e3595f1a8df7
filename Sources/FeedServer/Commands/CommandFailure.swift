/// Why a command ends without having done its work, and the exit code that says so.
struct CommandFailure: Error, Sendable, Hashable, CustomStringConvertible {
    var code: Code
    /// What was wrong, where, what was expected and what to do; may have several lines.
    var message: String
    /// Whether the user stopped the command.
    var isInterruption = false

    /// Exit codes (sysexits.h where it has one).
    enum Code: Int32, Sendable, Hashable {
        /// Something that the user must look at.
        case attention = 1
        case usage = 64
        case inputOutput = 74
        case configuration = 78
    }

    /// Makes a failure.
    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The user stopped the command; `effect` says what that means for what it had done.
    static func interruption(_ effect: String) -> CommandFailure {
        var failure = CommandFailure(.attention, "stopped; \(effect)")
        failure.isInterruption = true
        return failure
    }

    var description: String { message }
}
