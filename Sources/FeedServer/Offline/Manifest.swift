import Store

/// What a generation wrote, so that the next writes only what changed and removes only what is ours.
struct Manifest: Sendable, Decodable, Hashable {
    /// The version of the writer; another version writes everything again.
    var writer: String
    /// The newest change that the files hold.
    var lastChange: Int64
    /// When that was, in milliseconds since 1970; nil in a manifest of a program that did not note it.
    var changeTime: Int64?
    /// The article that it was of; nil as the time is.
    var changeArticle: String?
    /// A digest of all labels of categories; where it differs, every feed may show one.
    var labels: String
    /// The files without their compressed copies, by path.
    var files: [File]

    /// One document and its compressed copy.
    struct File: Sendable, Decodable, Hashable {
        /// Relative to the output folder, without a leading slash.
        var path: String
        var entityTag: HexDigest
        var size: Int
        /// Nil where there is no compressed copy.
        var gzipEntityTag: HexDigest?
        /// Nil where there is no compressed copy.
        var gzipSize: Int?
        /// Seconds since 1970.
        var lastModified: Int64
        /// The digest of the definition that made it.
        var definition: HexDigest

        /// The names of its files in the output folder.
        var names: [String] { hasGzip ? [path, path + ".gz"] : [path] }

        /// Whether there is a compressed copy.
        var hasGzip: Bool { gzipSize != nil }

        /// Whether its files have the names of another's.
        func hasNames(of other: File) -> Bool {
            path == other.path && hasGzip == other.hasGzip
        }
    }

    /// Where in the log the newest change is; nil where the manifest does not tell.
    var position: LogPosition? {
        guard let changeTime, let changeArticle else { return nil }
        let time = Timestamp(milliseconds: changeTime)
        return LogPosition(sequence: lastChange, time: time, articleID: changeArticle)
    }

    /// The name of the manifest's file in the output folder.
    static let fileName = "manifest.json"

    /// Whether there is one in an output folder, be it ours or not.
    static func isThere(in folder: String) -> Bool { AtomicFile.size(of: folder + "/" + fileName) != nil }
}
