import Glibc

/// Why the program could not be started anew.
struct SuccessorError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The system's number for the reason.
    let number: CInt

    var description: String {
        "\(CommandLine.arguments.first ?? "the program") cannot be started: \(String(cString: strerror(number)))"
    }
}
