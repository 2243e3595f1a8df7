import CLibPQ

/// Where a store in a PostgreSQL database is, as a URL of libpq's:
/// `postgresql://USER:PASSWORD@HOST:PORT,HOST:PORT/DATABASE?sslmode=…`.
public struct PostgresLocation: Sendable, Hashable {
    /// The URL, with its password.
    let url: String
    /// The URL without its password, for messages.
    public let shown: String

    /// The user, as messages name it.
    let userName: String
    /// Whether there is more than one host to try.
    let hasSeveralHosts: Bool

    /// The schemes that a URL may have.
    static let schemes = ["postgresql://", "postgres://"]

    /// Reads a URL.
    /// - Throws: `location` if libpq does not understand it.
    init(url: String) throws(StoreError) {
        self.url = url
        guard !url.utf8.contains(0) else { throw Self.malformed(url, "it holds a character U+0000") }
        var message: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(url, &message) else {
            defer { PQfreemem(message) }
            throw Self.malformed(url, Self.reason(message, url))
        }
        defer { PQconninfoFree(options) }
        var values: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
            option = option.successor()
        }
        if let reason = Self.mistake(values) { throw Self.malformed(url, reason) }
        shown = Self.shown(values)
        userName = values["user"].map { "\"\($0)\"" } ?? "of this program"
        hasSeveralHosts = (values["host"] ?? values["hostaddr"] ?? "").contains(",")
    }

    /// What libpq lets through and is no address: mostly a password with a character in it that ends it.
    private static func mistake(_ values: [String: String]) -> String? {
        let ports = (values["port"] ?? "").split(separator: ",")
        guard ports.allSatisfy({ UInt16($0).map { $0 > 0 } ?? false }) else {
            return "a port is a whole number from 1 to 65535"
        }
        guard values["user"] != nil || values["dbname"]?.contains("@") != true else {
            return "there is an @ in the name of the database"
        }
        return nil
    }

    /// The user, the hosts and the database, without what else may be in a URL.
    private static func shown(_ values: [String: String]) -> String {
        let hosts = (values["host"] ?? values["hostaddr"] ?? "").split(separator: ",", omittingEmptySubsequences: false)
        let ports = (values["port"] ?? "").split(separator: ",", omittingEmptySubsequences: false)
        let places = hosts.enumerated()
            .map { index, host in
                let port = index < ports.count ? ports[index] : ports.count == 1 ? ports[0] : ""
                return port.isEmpty ? String(host) : "\(host):\(port)"
            }
        let user = (values["user"] ?? "") + (values["password"] == nil ? "" : ":…")
        let database = values["dbname"].map { "/" + $0 } ?? ""
        return "postgresql://" + (user.isEmpty ? "" : user + "@") + places.joined(separator: ",") + database
    }

    /// What libpq has against a URL; some of its messages quote what may be the password.
    private static func reason(_ message: UnsafePointer<CChar>?, _ url: String) -> String {
        let text = PostgresProblem.oneLine(message)
        return text.contains(url) || text.contains("\"") && url.contains("@")
            ? "a part of it is not as it should be" : text
    }

    private static func malformed(_ url: String, _ reason: String) -> StoreError {
        StoreError(
            kind: .location,
            location: withoutPassword(url),
            message: "this is no URL of a PostgreSQL database (\(reason)); "
                + "write postgresql://USER:PASSWORD@HOST:PORT/DATABASE, and in the password %2F for a slash, %40 for an @"
        )
    }

    /// A URL that cannot be read, up to its user: anything behind it may be a part of the password.
    private static func withoutPassword(_ url: String) -> String {
        guard let slashes = url.firstRange(of: "//"), url.contains("@") || url.contains("password") else { return url }
        let user = url[slashes.upperBound...].prefix { !":@/?".contains($0) }
        return url[..<slashes.upperBound] + user + ":…"
    }
}
