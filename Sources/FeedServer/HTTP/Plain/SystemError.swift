import Glibc

/// What the system refused to the listener.
struct SystemError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The system's number.
    let number: CInt
    /// What was asked of it.
    let call: String

    init(_ number: CInt, during call: String) {
        self.number = number
        self.call = call
    }

    var description: String {
        "The listener cannot be set up: \(call): \(String(cString: strerror(number))); "
            + "raise the limit of open files (ulimit -n, LimitNOFILE)"
    }
}
