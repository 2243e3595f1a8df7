/// The file of the access log cannot be opened.
struct AccessLogError: Error, Sendable, Hashable, CustomStringConvertible {
    let path: String
    /// As the operating system says it.
    let reason: String

    var description: String {
        "\(path): the access log cannot be opened for appending: \(reason); "
            + "name a file in a folder that this user may write to"
    }
}
