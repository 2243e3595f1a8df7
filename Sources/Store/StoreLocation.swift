/// Where a store is: `sqlite:PATH` or `postgresql://…`.
public enum StoreLocation: Sendable, Hashable {
    /// A file of SQLite's, by absolute or relative path.
    case sqlite(path: String)
    /// A PostgreSQL database.
    case postgresql(PostgresLocation)

    /// Reads a location as it is written in a configuration.
    ///
    /// - Parameters:
    ///   - text: The location, for example `sqlite:articles.sqlite`.
    ///   - folder: The folder that a relative path is relative to; empty for the current one.
    /// - Returns: The location.
    /// - Throws: `location` if it names no store that there is a backend for.
    public static func parse(_ text: String, relativeTo folder: String) throws(StoreError) -> StoreLocation {
        if PostgresLocation.schemes.contains(where: text.hasPrefix) {
            return .postgresql(try PostgresLocation(url: text))
        }
        guard let colon = text.firstIndex(of: ":") else { throw unknown(text) }
        let rest = String(text[text.index(after: colon)...])
        guard text[..<colon] == "sqlite" else { throw unknown(text) }
        guard !rest.isEmpty, !rest.utf8.contains(0) else {
            throw StoreError(
                kind: .location,
                location: "sqlite:",
                message: "the path is missing; write the path of a file behind the colon, as in sqlite:articles.sqlite"
            )
        }
        return .sqlite(path: absolute(rest, in: folder))
    }

    /// A path that begins with a slash or a dot, so that SQLite takes it neither for a URI nor for a name of its own.
    private static func absolute(_ path: String, in folder: String) -> String {
        if path.hasPrefix("/") { return path }
        let folder = folder.isEmpty ? "." : folder
        let prefix = folder.hasPrefix("/") || folder.hasPrefix(".") ? folder : "./" + folder
        return prefix.hasSuffix("/") ? prefix + path : prefix + "/" + path
    }

    private static func unknown(_ text: String) -> StoreError {
        let message =
            "this names no store; write sqlite:PATH, as in sqlite:articles.sqlite, or postgresql://USER@HOST/DATABASE"
        return StoreError(kind: .location, location: withoutPassword(text), message: message)
    }

    /// The text without what stands between `//` and the last `@`, which may hold a password.
    private static func withoutPassword(_ text: String) -> String {
        guard let at = text.lastIndex(of: "@"), let slashes = text.firstRange(of: "//"), slashes.upperBound <= at else {
            return text
        }
        return text[..<slashes.upperBound] + "…" + text[at...]
    }
}
