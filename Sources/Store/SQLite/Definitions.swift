import GRDB

/// When the definitions of feeds were first seen.
enum Definitions {
    /// When a definition was first seen, or nil.
    static func firstSeen(_ digest: String, _ database: Database) throws -> Timestamp? {
        let statement = try database.cachedStatement(sql: "SELECT first_seen FROM definitions WHERE digest = ?")
        return try Int64.fetchOne(statement, arguments: [digest]).map(Timestamp.init(milliseconds:))
    }

    /// When each was first seen; those that were not are left out.
    static func firstSeen(_ digests: [String], _ database: Database) throws -> [String: Timestamp] {
        var result: [String: Timestamp] = [:]
        for digest in digests { result[digest] = try firstSeen(digest, database) }
        return result
    }

    /// Writes those that are not there with the time of the store.
    static func register(_ digests: [String], now: Timestamp, _ database: Database) throws {
        let insert = try database.cachedStatement(sql: "INSERT OR IGNORE INTO definitions VALUES (?, ?)")
        for digest in digests { try insert.execute(arguments: [digest, now.milliseconds]) }
        try StoreSettings.setNewest(now, database)
    }
}
