/// Why statistics could not be read from their file or kept in it.
struct StatisticsFileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The path of the file.
    var path: String
    var kind: Kind

    enum Kind: Sendable, Hashable {
        /// There is no file.
        case missing
        /// The file does not hold what this program writes, for this reason.
        case damaged(String)
        /// As the system says it.
        case unreadable(String)
        /// As the system says it.
        case unwritable(String)
        /// Another process is at it.
        case busy
    }

    var description: String {
        switch kind {
        case .missing:
            "\(path): there are no statistics yet; `feedserver serve` writes them a minute after the first poll"
        case .damaged(let reason):
            "\(path): these are no statistics that this program can read: \(reason)"
        case .unreadable(let reason):
            "\(path): the statistics cannot be read: \(reason); see that this user may read the file"
        case .unwritable(let reason):
            "\(path): the statistics cannot be written: \(reason); see that this user may write to the folder, or name "
                + "another file (etiquette.statistics)"
        case .busy:
            "\(path): another process keeps its statistics there and does not come to an end; see what it does"
        }
    }
}
